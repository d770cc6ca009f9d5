import { expect, it } from 'vitest';
import { listLanguage } from '#shared/rules/listLanguage.ts';

it.each([
  ['', ''],
  [' ', ''],
  ['EN', 'en'],
  ['de-AT', 'de'],
  ['fr_CA', 'fr'],
  ['Deutsch', 'de'],
  ['German', 'de'],
  ['Français', 'fr'],
  ['Französisch', 'fr'],
  ['español', 'es'],
  ['العربية', 'ar'],
  ['Arabisch', 'ar'],
  ['Italiano', null],
  ['deutlich', null],
])('%j in a list is %j', (text, language) => {
  expect(listLanguage(text)).toBe(language);
});
