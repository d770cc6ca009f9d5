/** A font file for badges. Where a character is missing, the next font of the list is tried. */
export interface BadgeFont {
  /** Unique; also the font's name inside the PDF: letters, digits and hyphens. */
  readonly key: string;
  /** 400, 600 or 700; a template's weight without a font of its own takes the nearest. */
  readonly weight: number;
  /** A TrueType file with `glyf` outlines. */
  readonly bytes: Uint8Array;
}
