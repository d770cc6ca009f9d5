import * as harfbuzz from 'harfbuzzjs';
import type { LineInk } from '#shared/badge/shaper.ts';
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
  readonly inkOf: (glyphId: number) => LineInk;
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
  const ink = new Map<number, LineInk>();
  const readInk = (glyphId: number): LineInk => {
    const { yBearing, height } = handle.glyphExtents(glyphId) ?? { yBearing: 0, height: 0 };
    // HarfBuzz counts a glyph's height downwards from its top.
    return { above: yBearing / unitsPerEm, below: -(yBearing + height) / unitsPerEm };
  };
  return {
    ...font,
    handle,
    unitsPerEm,
    ascent: ascender / unitsPerEm,
    descent: -descender / unitsPerEm,
    bounds: [bound(36), bound(38), bound(40), bound(42)],
    advanceOf: (glyphId) => handle.glyphHAdvance(glyphId) / unitsPerEm,
    inkOf(glyphId) {
      const known = ink.get(glyphId) ?? readInk(glyphId);
      ink.set(glyphId, known);
      return known;
    },
    has: (codePoint) => (handle.nominalGlyph(codePoint) ?? 0) !== 0,
  };
}
