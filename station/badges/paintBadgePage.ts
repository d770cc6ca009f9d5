import { PDFHexString } from 'pdf-lib';
import type { BadgeItem, BadgeLayout, QrItem, TextItem } from '#shared/badge/badgeLayout.ts';
import { darkStripes } from '#shared/badge/layoutToPaths.ts';
import { exactThousandths, hex, type PdfFont } from './pdfFont.ts';

export const pointsPerMm = 72 / 25.4;

/** The content stream of one badge: operators in mm from the top left, turned into PDF points by the first line. */
export function paintBadgePage(layout: BadgeLayout, fontOf: (key: string) => PdfFont): string {
  const paint = (item: BadgeItem): string => {
    switch (item.kind) {
      case 'rectangle':
        return `${fillColor(item.color)} ${rectangle(item)} f`;
      case 'text':
        return paintText(item, fontOf(item.fontKey));
      case 'qr':
        return paintQr(item);
    }
  };
  const height = number(layout.height * pointsPerMm);
  const scale = number(pointsPerMm);
  return [`${scale} 0 0 -${scale} 0 ${height} cm`, ...layout.items.map(paint)].join('\n');
}

function paintQr(item: QrItem): string {
  const quiet = item.quietModules * item.moduleSize;
  const side = item.matrix.size * item.moduleSize + 2 * quiet;
  const ground = { x: item.x - quiet, y: item.y - quiet, width: side, height: side };
  const modules = darkStripes(item).map(rectangle).join('\n');
  return `1 g ${rectangle(ground)} f\n0 g\n${modules}\nf`;
}

/** Glyphs at the layout's own places; readers that copy or speak take the text from ActualText (ISO 32000-2, 14.9.4). */
function paintText(item: TextItem, font: PdfFont): string {
  const { size, glyphs } = item;
  const lines: string[] = [];
  let shown: string[] = [];
  let pen = { x: NaN, y: NaN };
  const flush = () => {
    if (shown.length > 0) lines.push(`[${shown.join('')}] TJ`);
    shown = [];
  };
  for (const glyph of glyphs) {
    if (glyph.y !== pen.y) {
      flush();
      lines.push(`1 0 0 -1 ${number(glyph.x)} ${number(glyph.y)} Tm`);
      pen = { x: glyph.x, y: glyph.y };
    }
    const kern = exactThousandths((pen.x - glyph.x) / size);
    if (kern !== 0) shown.push(String(kern));
    shown.push(`<${hex(font.codeOf(glyph))}>`);
    // Follow what the reader computes, so that roundings never add up along a line.
    pen.x += (exactThousandths(font.advanceOf(glyph.glyphId)) / 1000 - kern / 1000) * size;
  }
  flush();
  return [
    `/Span << /ActualText ${PDFHexString.fromText(item.text).toString()} >> BDC`,
    `BT /${item.fontKey} ${number(size)} Tf ${fillColor(item.color)}`,
    ...lines,
    'ET EMC',
  ].join('\n');
}

function rectangle(box: { x: number; y: number; width: number; height: number }): string {
  return `${number(box.x)} ${number(box.y)} ${number(box.width)} ${number(box.height)} re`;
}

/** Greys as grey, so that a colour printer does not mix black from three inks. */
function fillColor(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(color.slice(at, at + 2), 16) / 255,
  );
  if (red === green && green === blue) return `${number(red)} g`;
  return `${number(red)} ${number(green)} ${number(blue)} rg`;
}

/** PDF numbers have no exponent; a tenth of a micrometre is enough. */
function number(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}
