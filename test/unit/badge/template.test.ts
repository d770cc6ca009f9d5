import { expect, test } from 'vitest';
import { categoryColor } from '#shared/badge/categoryColor.ts';
import { defaultTemplate } from '#shared/badge/defaultTemplate.ts';
import { BadgeTemplate } from '#shared/badge/template.ts';

test('the default template survives being stored as JSON', () => {
  expect(BadgeTemplate.parse(JSON.parse(JSON.stringify(defaultTemplate)))).toEqual(defaultTemplate);
});

test('a template with an unknown merge field is refused', () => {
  const elements = defaultTemplate.elements.map((element) =>
    element.type === 'text' ? { ...element, text: '{{email}}' } : element,
  );
  expect(BadgeTemplate.safeParse({ ...defaultTemplate, elements }).success).toBe(false);
});

test('a template whose elements leave the badge is refused', () => {
  expect(BadgeTemplate.safeParse({ ...defaultTemplate, height: 120 }).success).toBe(false);
});

test('two elements of one id are refused', () => {
  const elements = [...defaultTemplate.elements, ...defaultTemplate.elements];
  expect(BadgeTemplate.safeParse({ ...defaultTemplate, elements }).success).toBe(false);
});

test('a category has the same colour however it is written, and other words have others', () => {
  expect(categoryColor(' SPEAKER ')).toEqual(categoryColor('Speaker'));
  expect(categoryColor('Press').band).not.toBe(categoryColor('Staff').band);
  expect(categoryColor('constructor').band).toMatch(/^#[0-9a-f]{6}$/);
});

test('the word on a band can be read: contrast 4.5 : 1 or more', () => {
  const words = ['speaker', 'press', 'staff', 'exhibitor', 'visitor', 'vip', ''];
  const invented = Array.from({ length: 200 }, (_, index) => `category ${index}`);
  for (const word of [...words, ...invented]) {
    const { band, onBand } = categoryColor(word);
    expect((luminance(onBand) + 0.05) / (luminance(band) + 0.05)).toBeGreaterThanOrEqual(4.5);
  }
});

/** WCAG 2.2, relative luminance. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
