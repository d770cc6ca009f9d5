/** A glyph's contours in fractions of the em, y upwards; commands and numbers as in an SVG path. */
export type GlyphOutline = readonly OutlineCommand[];

export interface OutlineCommand {
  readonly type: 'M' | 'L' | 'Q' | 'C' | 'Z';
  readonly values: readonly number[];
}
