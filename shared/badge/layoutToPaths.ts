import type { BadgeItem, BadgeLayout, QrItem, TextItem } from './badgeLayout.ts';
import type { GlyphOutline } from './glyphOutline.ts';

/** A painted badge for the screen: SVG path data in mm, plain JSON, to be filled in this order. */
export interface BadgePicture {
  readonly width: number;
  readonly height: number;
  readonly paths: readonly BadgePath[];
}

export interface BadgePath {
  readonly d: string;
  readonly fill: string;
}

type OutlineOf = (fontKey: string, glyphId: number) => GlyphOutline;

/** The very outlines and places that are printed, as paths. */
export function layoutToPaths(layout: BadgeLayout, outlineOf: OutlineOf): BadgePicture {
  const paths = layout.items.flatMap((item) => paintItem(item, outlineOf));
  return { width: layout.width, height: layout.height, paths };
}

function paintItem(item: BadgeItem, outlineOf: OutlineOf): readonly BadgePath[] {
  switch (item.kind) {
    case 'rectangle':
      return [{ d: rectanglePath(item.x, item.y, item), fill: item.color }];
    case 'text':
      return [{ d: textPath(item, outlineOf), fill: item.color }];
    case 'qr':
      return paintQr(item);
  }
}

function paintQr(item: QrItem): readonly BadgePath[] {
  const quiet = item.quietModules * item.moduleSize;
  const side = item.matrix.size * item.moduleSize + 2 * quiet;
  const ground = rectanglePath(item.x - quiet, item.y - quiet, { width: side, height: side });
  const modules = darkStripes(item)
    .map((stripe) => rectanglePath(stripe.x, stripe.y, stripe))
    .join('');
  return [
    { d: ground, fill: '#ffffff' },
    { d: modules, fill: '#000000' },
  ];
}

export interface Stripe {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Neighbouring dark modules of a row as one rectangle, which leaves no hairlines between them. */
export function darkStripes({ x, y, moduleSize, matrix }: QrItem): readonly Stripe[] {
  const stripes: Stripe[] = [];
  for (let row = 0; row < matrix.size; row += 1) {
    for (let column = 0; column < matrix.size; column += 1) {
      const start = column;
      while (column < matrix.size && matrix.dark[row * matrix.size + column] === true) column += 1;
      if (column === start) continue;
      stripes.push({
        x: x + start * moduleSize,
        y: y + row * moduleSize,
        width: (column - start) * moduleSize,
        height: moduleSize,
      });
    }
  }
  return stripes;
}

function textPath(item: TextItem, outlineOf: OutlineOf): string {
  return item.glyphs
    .flatMap((glyph) =>
      outlineOf(item.fontKey, glyph.glyphId).map(({ type, values }) => {
        const places = values.map((value, index) =>
          round(index % 2 === 0 ? glyph.x + value * item.size : glyph.y - value * item.size),
        );
        return type + places.join(' ');
      }),
    )
    .join('');
}

function rectanglePath(x: number, y: number, size: { width: number; height: number }): string {
  return `M${round(x)} ${round(y)}h${round(size.width)}v${round(size.height)}h${round(-size.width)}Z`;
}

/** A micrometre, well under any printer's dot. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
