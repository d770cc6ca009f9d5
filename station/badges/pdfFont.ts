import { PDFHexString, PDFName, PDFString, type PDFContext, type PDFRef } from 'pdf-lib';
import type { PlacedGlyph } from '#shared/badge/badgeLayout.ts';
import type { SubsetFont } from './createSubsetter.ts';
import type { OpenFont } from './openFont.ts';

/** Collects the glyphs that a document uses of one font, and embeds just these (ISO 32000-2, 9.7: Type 0, CIDFontType2). */
export interface PdfFont {
  /** A character code for this glyph standing for this text: the same glyph may stand for А and A, and copies as either. */
  readonly codeOf: (glyph: PlacedGlyph) => number;
  readonly advanceOf: (glyphId: number) => number;
  readonly reference: PDFRef;
  /** Once, after the last glyph. */
  readonly embed: (subsetFont: SubsetFont) => void;
}

interface UsedGlyph {
  readonly code: number;
  readonly glyphId: number;
  readonly text: string;
}

/** At most 65,535 different glyphs a document, which Identity-H can number. */
export function createPdfFont(font: OpenFont, context: PDFContext): PdfFont {
  const used = new Map<string, UsedGlyph>();
  const reference = context.nextRef();
  return {
    reference,
    advanceOf: font.advanceOf,
    codeOf({ glyphId, text }) {
      const key = `${glyphId} ${text}`;
      const known = used.get(key);
      if (known !== undefined) return known.code;
      const code = used.size + 1;
      if (code > 0xffff) throw new Error('too many different glyphs for one PDF file');
      used.set(key, { code, glyphId, text });
      return code;
    },
    embed(subsetFont) {
      embedFont({ font, context, reference, glyphs: [...used.values()], subsetFont });
    },
  };
}

interface EmbedInput {
  readonly font: OpenFont;
  readonly context: PDFContext;
  readonly reference: PDFRef;
  readonly glyphs: readonly UsedGlyph[];
  readonly subsetFont: SubsetFont;
}

function embedFont({ font, context, reference, glyphs, subsetFont }: EmbedInput): void {
  const glyphIds = [...new Set(glyphs.map((glyph) => glyph.glyphId))].toSorted((a, b) => a - b);
  const name = PDFName.of(`${subsetTag(glyphIds)}+${font.key}`);
  const thousandths = (value: number) => Math.round(value * 1000);
  const program = subsetFont(font.bytes, glyphIds);
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: name,
    Flags: 4,
    FontBBox: font.bounds.map(thousandths),
    ItalicAngle: 0,
    Ascent: thousandths(font.ascent),
    Descent: -thousandths(font.descent),
    CapHeight: thousandths(font.ascent * 0.75),
    StemV: font.weight / 5,
    FontFile2: context.register(context.flateStream(program, { Length1: program.byteLength })),
  });
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: {
      Registry: PDFString.of('Adobe'),
      Ordering: PDFString.of('Identity'),
      Supplement: 0,
    },
    FontDescriptor: context.register(descriptor),
    DW: 0,
    W: [1, glyphs.map((glyph) => exactThousandths(font.advanceOf(glyph.glyphId)))],
    CIDToGIDMap: context.register(context.flateStream(glyphMap(glyphs))),
  });
  context.assign(
    reference,
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: context.register(context.flateStream(toUnicode(glyphs))),
    }),
  );
}

export function exactThousandths(ems: number): number {
  return Math.round(ems * 1e6) / 1e3;
}

function glyphMap(glyphs: readonly UsedGlyph[]): Uint8Array {
  const map = new Uint8Array(2 * (glyphs.length + 1));
  const view = new DataView(map.buffer);
  for (const { code, glyphId } of glyphs) view.setUint16(2 * code, glyphId);
  return map;
}

/** ISO 32000-2, 9.10.3; at most 100 entries a block. */
function toUnicode(glyphs: readonly UsedGlyph[]): string {
  const lines = glyphs
    .filter((glyph) => glyph.text !== '')
    .map(({ code, text }) => `<${hex(code)}> <${utf16Hex(text)}>`);
  const blocks: string[] = [];
  for (let start = 0; start < lines.length; start += 100) {
    const block = lines.slice(start, start + 100);
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <FFFF> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}

export function hex(code: number): string {
  return code.toString(16).padStart(4, '0').toUpperCase();
}

function utf16Hex(text: string): string {
  return PDFHexString.fromText(text).asString().slice('FEFF'.length);
}

/** Six letters that differ between different subsets of one font (9.9.2), the same for the same glyphs. */
function subsetTag(glyphIds: readonly number[]): string {
  let hash = 7;
  for (const glyphId of glyphIds) hash = (hash * 31 + glyphId) % 26 ** 6;
  let tag = '';
  for (let place = 0; place < 6; place += 1) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}
