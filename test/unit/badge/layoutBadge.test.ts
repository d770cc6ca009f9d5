import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BadgeLayout, TextItem } from '#shared/badge/badgeLayout.ts';
import { defaultTemplate } from '#shared/badge/defaultTemplate.ts';
import { createBadgeRenderer } from '#station/badges/createBadgeRenderer.ts';
import { loadBadgeFonts } from '#station/badges/loadBadgeFonts.ts';
import { aBadge } from '#test/support/badge/aBadge.ts';

const { layout, preview } = createBadgeRenderer({ loadFonts: loadBadgeFonts });

function linesOf(badge: BadgeLayout, elementId: string): readonly string[] {
  return textItems(badge, elementId).map((item) => item.text);
}

function textItems(badge: BadgeLayout, elementId: string): readonly TextItem[] {
  return badge.items.flatMap((item) =>
    item.kind === 'text' && item.elementId === elementId ? [item] : [],
  );
}

/** Letters only: spaces go where lines end. */
function lettersOf(text: string): string {
  return text.replaceAll(' ', '');
}

test('a short name is as large as the template allows', () => {
  const badge = layout(aBadge({ badgeName: 'Bo Li' }));
  expect(badge.notices).toEqual([]);
  expect(textItems(badge, 'name')).toMatchObject([{ text: 'Bo Li', size: 20 }]);
});

test('first and last name stand in where there is no badge name', () => {
  expect(
    linesOf(layout(aBadge({ firstName: 'Ana', lastName: 'Ek', badgeName: ' ' })), 'name'),
  ).toEqual(['Ana Ek']);
});

test('a person with one name has no stray space', () => {
  expect(linesOf(layout(aBadge({ firstName: '', lastName: 'Suharto' })), 'name')).toEqual([
    'Suharto',
  ]);
});

test.each([
  ['Latin', 'Wiśniewska-Błażejowicz Małgorzata'],
  ['Vietnamese', 'Nguyễn Thị Hương Giang'],
  ['Greek', 'Αλέξανδρος Παπαδόπουλος'],
  ['Cyrillic', 'Владимир Щербаков-Йованович'],
  ['60 letters', 'Maximiliana Alexandra Theodora van der Hohenstaufen-Branden'],
])('a long %s name is wrapped between words, whole, and may be printed', (_script, badgeName) => {
  const badge = layout(aBadge({ badgeName }));
  expect(badge.printable).toBe(true);
  expect(badge.notices).toContainEqual(
    expect.objectContaining({ code: 'wrapped', elementId: 'name', insideWord: false }),
  );
  expect(lettersOf(linesOf(badge, 'name').join(''))).toBe(lettersOf(badgeName));
});

test('a word longer than a line is broken inside, and the station says so', () => {
  const badgeName = 'Wolfeschlegelsteinhausenbergerdorffwelchevoraltern';
  const badge = layout(aBadge({ badgeName }));
  expect(badge.notices).toContainEqual(
    expect.objectContaining({ code: 'wrapped', elementId: 'name', insideWord: true }),
  );
  expect(linesOf(badge, 'name').join('')).toBe(badgeName);
});

test('a name that fits nowhere is not drawn in part, and the badge is not printable', () => {
  const badge = layout(aBadge({ badgeName: 'Endless '.repeat(40) }));
  expect(badge).toMatchObject({
    printable: false,
    notices: [{ code: 'does_not_fit', elementId: 'name' }],
  });
  expect(linesOf(badge, 'name')).toEqual([]);
});

test('a company that is too long ends with an ellipsis, and the station says so', () => {
  const badge = layout(aBadge({ company: 'Consolidated Holdings '.repeat(8) }));
  expect(badge.printable).toBe(true);
  expect(badge.notices).toContainEqual({ code: 'shortened', elementId: 'company' });
  expect(linesOf(badge, 'company').at(-1)).toMatch(/…$/);
});

test.each([
  ['林明華', ['林', '明', '華']],
  ['عمر', ['ع', 'م', 'ر']],
  ['Ana 🎉', ['🎉']],
])('characters that no font has are listed once each: %s', (badgeName, characters) => {
  const badge = layout(aBadge({ badgeName }));
  expect(badge).toMatchObject({
    printable: false,
    notices: [{ code: 'missing_glyphs', elementId: 'name', characters }],
  });
});

test('a company that cannot be drawn leaves the badge printable', () => {
  const badge = layout(aBadge({ badgeName: 'Bo Li', company: '日本' }));
  expect(badge).toMatchObject({
    printable: true,
    notices: [{ code: 'missing_glyphs', elementId: 'company', characters: ['日', '本'] }],
  });
  expect(linesOf(badge, 'company')).toEqual([]);
});

test('a badge without a name is not printable', () => {
  expect(layout(aBadge({ firstName: '', lastName: '' }))).toMatchObject({
    printable: false,
    notices: [{ code: 'empty', elementId: 'name' }],
  });
});

test('decomposed letters are drawn as the composed ones', () => {
  const composed = layout(aBadge({ badgeName: 'Nguyễn' }));
  expect(layout(aBadge({ badgeName: 'Nguyễn'.normalize('NFD') }))).toEqual(composed);
});

test('line breaks and overrides of direction in a name do not reach the badge', () => {
  const badge = layout(aBadge({ badgeName: 'Ana\n\u202eEk' }));
  expect(linesOf(badge, 'name')).toEqual(['Ana Ek']);
});

test('the code has whole printer dots a module, 0.4 mm or more, and starts on a dot', () => {
  const qr = layout(aBadge()).items.find((item) => item.kind === 'qr');
  const dot = 25.4 / defaultTemplate.printerDpi;
  expect(qr).toMatchObject({ quietModules: 4, matrix: { size: 41 } });
  for (const length of [qr?.moduleSize ?? 0, qr?.x ?? 0, qr?.y ?? 0]) {
    expect(length / dot).toBeCloseTo(Math.round(length / dot), 6);
  }
  expect(qr?.moduleSize).toBeGreaterThanOrEqual(0.4);
});

test('a code that would have modules under 0.4 mm is left out and makes the badge unprintable', () => {
  const template = {
    ...defaultTemplate,
    elements: defaultTemplate.elements.map((each) =>
      each.type === 'qr' ? { ...each, size: 18 } : each,
    ),
  };
  const badge = layout({ ...aBadge({ badgeName: 'Bo Li' }), template });
  expect(badge.printable).toBe(false);
  expect(badge.notices).toMatchObject([{ code: 'qr_too_small', elementId: 'code' }]);
});

test('any text of Latin, Greek and Cyrillic letters stays inside its box, in preview too', () => {
  const letter = fc.constantFrom(...Array.from('aWijÅçŁőßỮệΩψΆЖщЙ\u0301-’ '));
  const box = { left: 8, right: 97, top: 22, bottom: 67 };
  fc.assert(
    fc.property(fc.string({ unit: letter, minLength: 1, maxLength: 90 }), (badgeName) => {
      const badge = layout(aBadge({ badgeName }));
      preview(badge);
      for (const glyph of textItems(badge, 'name').flatMap((item) => item.glyphs)) {
        expect(glyph.advance).toBeGreaterThanOrEqual(0);
        // Marks hang over their letter, by less than a millimetre.
        expect(glyph.x).toBeGreaterThan(box.left - 1);
        expect(glyph.x + glyph.advance).toBeLessThan(box.right + 1);
        expect(glyph.y).toBeGreaterThan(box.top);
        expect(glyph.y).toBeLessThan(box.bottom);
      }
    }),
    { numRuns: 60 },
  );
});
