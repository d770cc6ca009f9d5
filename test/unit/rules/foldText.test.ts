import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, isUnspacedScript, tokensOf } from '#shared/rules/foldText.ts';

describe('foldText', () => {
  it.each([
    ['Müller', 'muller'],
    ['GROẞE Straße', 'grosse strasse'],
    ['Łukasz Øster Đorđe', 'lukasz oster dorde'],
    ['Æsa Œuvre Þóra Ðan', 'aesa oeuvre thora dan'],
    ['Işıl İpek', 'isil ipek'],
    ['Nguyễn Thị Đặng', 'nguyen thi dang'],
    ['ΓΙΏΡΓΟΣ Γιώργος', 'γιωργοσ γιωργοσ'],
    ['ЁЛКА Йод Ґалина', 'елка иод галина'],
    ['أحمد إبراهيم آمنة مُنى', 'احمد ابراهيم امنه مني'],
    ['محـــمد کریمی', 'محمد كريمي'],
    ['שָׁלוֹם', 'שלומ'],
    ['ヤマダ', 'やまだ'],
    ['ﾔﾏﾀﾞ', 'やまだ'],
    ['김민준', '김민준'],
    ['फ़ातिमा', 'फातिमा'],
    ['٤٢ ۴۲ ४२', '42 42 42'],
    ['Anna\u200b\u2060Ω', 'annaω'],
  ])('folds %s to %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });

  it('does not tell composed from decomposed letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
      }),
    );
  });
});

describe('tokensOf', () => {
  it.each([
    ['', []],
    ['  – . ', []],
    ['Anna  Müller-Lüdenscheidt', ['anna', 'muller', 'ludenscheidt']],
    ['Sinéad O’Brien', ['sinead', 'obrien']],
    ["Sinead O'Brien", ['sinead', 'obrien']],
    ['Wang王小明', ['wang', '王小明']],
    ['LX-000123/2', ['lx', '000123', '2']],
    ['anna anna', ['anna', 'anna']],
    ['ศรีสุข ใจดี', ['ศรีสุข', 'ใจดี']],
    ['क्षत्रिय', ['क्षत्रिय']],
  ])('parts %j into %j', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  it('knows the scripts written without spaces', () => {
    expect(['王', 'さくら', '김', 'ใจดี', 'anna', 'анна', 'علي'].map(isUnspacedScript)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
