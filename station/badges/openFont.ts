import * as harfbuzz from 'harfbuzzjs';
import type { BadgeFont } from './badgeFont.ts';

/** A font held by HarfBuzz; freed with the object. Lengths are fractions of the em. */
export interface OpenFont extends BadgeFont {
  readonly handle: harfbuzz.Font;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  /** x and y of the lower left and upper right corner around all glyphs (table `head`). */
  readonly bounds: readonly [number, number, number, number];
  readonly advanceOf: (glyphId: number) => number;
  readonly has: (codePoint: number) => boolean;
}

/** Throws where the bytes are no TrueType font with outlines: that is a broken installation. */
export function openFont(font: BadgeFont): OpenFont {
  const face = new harfbuzz.Face(new harfbuzz.Blob(font.bytes));
  const head = face.referenceTable('head');
  if (head === undefined || head.byteLength < 44 || face.referenceTable('glyf') === undefined) {
    throw new Error(`badge font ${font.key} is not a TrueType font`);
  }
  const handle = new harfbuzz.Font(face);
  const unitsPerEm = face.upem;
  const { ascender, descender } = handle.hExtents();
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const bound = (offset: number) => view.getInt16(offset) / unitsPerEm;
  return {
    ...font,
    handle,
    unitsPerEm,
    ascent: ascender / unitsPerEm,
    descent: -descender / unitsPerEm,
    bounds: [bound(36), bound(38), bound(40), bound(42)],
    advanceOf: (glyphId) => handle.glyphHAdvance(glyphId) / unitsPerEm,
    has: (codePoint) => (handle.nominalGlyph(codePoint) ?? 0) !== 0,
  };
}
