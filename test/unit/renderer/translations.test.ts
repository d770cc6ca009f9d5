import { describe, expect, test } from 'vitest';
import { verdictCodes } from '#shared/model/verdict.ts';
import { chooseLanguage } from '#renderer/i18n/languages.ts';
import { de } from '#renderer/i18n/de.ts';
import { en } from '#renderer/i18n/en.ts';

const textsOf = (texts: object, path = ''): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? [...textsOf(value, `${path}${key}.`)]
        : [[`${path}${key}`, String(value)] as const],
    ),
  );

const namesIn = (text: string | undefined): readonly string[] =>
  [...(text ?? '').matchAll(/\{\{(.+?)\}\}/g)].map(([, name]) => name ?? '').sort();

describe('the translations', () => {
  const english = textsOf(en);
  const german = textsOf(de);

  test('have the same keys in every language', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('fill the same names and formats into each sentence', () => {
    const different = [...english].filter(
      ([key, text]) => namesIn(text).join() !== namesIn(german.get(key)).join(),
    );
    expect(different).toEqual([]);
  });

  test('leave no text empty and no plural without its other form', () => {
    for (const texts of [english, german]) {
      expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
      const ones = [...texts.keys()].filter((key) => key.endsWith('_one'));
      expect(ones.filter((key) => !texts.has(key.replace(/_one$/, '_other')))).toEqual([]);
    }
  });

  test('have a word, a headline and a sentence for every verdict', () => {
    for (const texts of [english, german]) {
      const missing = verdictCodes
        .flatMap((code) =>
          ['word', 'headline', 'sentence'].map((part) => `verdict.${code}.${part}`),
        )
        .filter((key) => !texts.has(key));
      expect(missing).toEqual([]);
    }
  });
});

describe('the language', () => {
  test('is the first of the machine that is spoken, unless staff chose one', () => {
    expect(chooseLanguage('system', ['fr-FR', 'de-AT', 'en-GB'])).toBe('de');
    expect(chooseLanguage('system', ['ar'])).toBe('en');
    expect(chooseLanguage('en', ['de'])).toBe('en');
  });
});
