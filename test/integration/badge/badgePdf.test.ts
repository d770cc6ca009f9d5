import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { layoutToSvg } from '#shared/badge/layoutToSvg.ts';
import { createBadgeRenderer, type BadgeInput } from '#station/badges/createBadgeRenderer.ts';
import { loadBadgeFonts } from '#station/badges/loadBadgeFonts.ts';
import { aBadge, sampleCode } from '#test/support/badge/aBadge.ts';
import { readPdfPage } from '#test/support/badge/readPdf.ts';

const renderer = createBadgeRenderer({ loadFonts: loadBadgeFonts });

async function print(input: BadgeInput) {
  return readPdfPage(await renderer.pdf([renderer.layout(input)]));
}

test.each([203, 300])(
  'an independent decoder reads the code of the page at %i dpi, as it was given',
  async (dpi) => {
    const page = await print(aBadge());
    expect(await page.decodeQr(dpi)).toBe(sampleCode);
    await page.close();
  },
);

test('the code survives one bit per dot, as a thermal printer has it', async () => {
  const page = await print(aBadge());
  const picture = await page.rasterize(203);
  const { default: jsQR } = await import('jsqr');
  const bits = Uint8ClampedArray.from(picture.data, (value, index) =>
    index % 4 === 3 ? 255 : value < 128 ? 0 : 255,
  );
  expect(jsQR(bits, picture.width, picture.height)?.data).toBe(sampleCode);
  await page.close();
});

test.each([
  ['Latin', 'Łukasz Żółć'],
  ['Vietnamese', 'Nguyễn Thị Ễm'],
  ['Greek', 'Αλέξης Βλάχος'],
  ['Cyrillic', 'Юрий Щукин'],
  ['Turkish', 'İpek Şığ'],
])('a %s name can be selected and copied from the page', async (_script, badgeName) => {
  const page = await print(aBadge({ badgeName }));
  expect(page.lines.join(' ')).toContain(badgeName);
  await page.close();
});

test('letters that share a shape are copied as the letters they are', async () => {
  const page = await print(aBadge({ badgeName: 'AΑА', company: 'oоο' }));
  expect(page.lines.join('')).toBe('Spring SummitAΑАoоοSPEAKER');
  await page.close();
});

test('the page has the size of the template', async () => {
  const page = await print(aBadge());
  expect([page.width, page.height]).toEqual([expect.closeTo(105, 2), expect.closeTo(148, 2)]);
  await page.close();
});

test('preview and page show the same', async () => {
  const layout = renderer.layout(aBadge({ badgeName: 'Nguyễn Ωμέγα Жук' }));
  const page = await readPdfPage(await renderer.pdf([layout]));
  const printed = await page.rasterize(203);
  const svg = await loadImage(Buffer.from(layoutToSvg(renderer.preview(layout))));
  const canvas = createCanvas(printed.width, printed.height);
  const context = canvas.getContext('2d');
  context.drawImage(svg, 0, 0, printed.width, printed.height);
  const shown = context.getImageData(0, 0, printed.width, printed.height);

  const total = printed.data.length / 4;
  let different = 0;
  for (let at = 0; at < printed.data.length; at += 4) {
    if (Math.abs((printed.data[at] ?? 0) - (shown.data[at] ?? 0)) > 128) different += 1;
  }
  // Edges are smoothed differently; a glyph or a line out of place would be thousands of dots.
  expect(different / total).toBeLessThan(0.001);
  await page.close();
});

test('the same badges give the same bytes, in any renderer', async () => {
  const people = [aBadge(), aBadge({ badgeName: 'Юрий', category: 'Press' })];
  const again = createBadgeRenderer({ loadFonts: loadBadgeFonts });
  const first = await renderer.pdf(people.map(renderer.layout));
  expect(Buffer.from(await again.pdf(people.map(again.layout))).equals(first)).toBe(true);
});

test('many badges share one file, a page each, with one subset of each font', async () => {
  const names = ['Anna', 'Bob', 'Çelik', 'Đỗ', 'Élise'];
  const pdf = await renderer.pdf(names.map((badgeName) => renderer.layout(aBadge({ badgeName }))));
  for (const [index, badgeName] of names.entries()) {
    const page = await readPdfPage(pdf, index + 1);
    expect(page.lines).toContain(badgeName);
    await page.close();
  }
  expect(pdf.byteLength).toBeLessThan(60_000);
});

test('a badge that cannot be drawn as a whole is refused by the PDF painter', async () => {
  const layout = renderer.layout(aBadge({ badgeName: '林明華' }));
  await expect(renderer.pdf([layout])).rejects.toThrow('not printable');
});
