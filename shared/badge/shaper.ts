import type { GlyphOutline } from './glyphOutline.ts';

/** Turns text into glyphs. All lengths are fractions of the em, y upwards. */
export interface Shaper {
  readonly shape: (input: ShapeInput) => ShapedText;
  /** Of the first font of that weight, which sets the lines of all text in it. */
  readonly metrics: (weight: number) => FontMetrics;
  readonly outline: (fontKey: string, glyphId: number) => GlyphOutline;
}

export interface ShapeInput {
  /** One line, without line breaks. */
  readonly text: string;
  readonly weight: number;
  readonly direction: TextDirection;
}

export type TextDirection = 'ltr' | 'rtl';

export interface ShapedText {
  /** From left to right as seen. */
  readonly runs: readonly ShapedRun[];
  readonly width: number;
  readonly ink: LineInk;
  /** Characters (as a reader counts them) that no font has, each once, in the order of the text. */
  readonly missing: readonly string[];
}

export interface ShapedRun {
  readonly fontKey: string;
  readonly text: string;
  readonly glyphs: readonly ShapedGlyph[];
}

export interface ShapedGlyph {
  readonly glyphId: number;
  readonly advance: number;
  readonly offsetX: number;
  readonly offsetY: number;
  /** The characters this glyph stands for; empty for the further glyphs of a character made of several. */
  readonly text: string;
}

export interface FontMetrics {
  readonly ascent: number;
  readonly descent: number;
}

/** How far a line's ink reaches from its baseline, in ems, both positive. */
export interface LineInk {
  readonly above: number;
  readonly below: number;
}
