import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPrivateLink } from '#shared/codes/findPrivateLink.ts';
import { parseScan } from '#shared/codes/parseScan.ts';
import { vectors } from './codeFixtures.ts';

const kinds = {
  la1_: 'app',
  lr1_: 'registration',
  lx1_: 'access-as',
  lv1_: 'availability',
  ls1_: 'sponsor',
} as const;
const secret = 'abcdefghijklmnopqrstuvwxyz234567abcdefg';

const onFrenchKeyboard = (text: string): string =>
  Array.from(text)
    .map((char) => 'qazwé"\'(-è,'.charAt('aqwz234567m'.indexOf(char)) || char)
    .join('');
const anyPrefix = fc.constantFrom('la1_', 'lr1_', 'lx1_', 'lv1_', 'ls1_');
const inAnyCase = (text: string): fc.Arbitrary<string> =>
  fc.infiniteStream(fc.boolean()).map((upper) =>
    Array.from(text)
      .map((char) => (upper.next().value === true ? char.toUpperCase() : char))
      .join(''),
  );
const percentEncoded = (char: string): string => `%${char.charCodeAt(0).toString(16)}`;
const entity = (char: string): string => `&#x${char.charCodeAt(0).toString(16)};`;

describe('a private link', () => {
  it('is recognised in any text, letter case and encoding, with any checksum or none', () => {
    const hidden = anyPrefix.chain((prefix) =>
      fc.record({
        prefix: fc.constant(prefix),
        spelled: fc.oneof(
          inAnyCase(prefix),
          inAnyCase(prefix.replace('_', '%5f')),
          fc.subarray([0, 1, 2, 3]).map((at) =>
            Array.from(prefix)
              .map((char, index) => (at.includes(index) ? percentEncoded(char) : char))
              .join(''),
          ),
        ),
        before: fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.webUrl({ withQueryParameters: true }),
        ),
        after: fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constant(secret)),
      }),
    );
    fc.assert(
      fc.property(hidden, ({ prefix, spelled, before, after }) => {
        fc.pre(findPrivateLink(before) === undefined && !/[l%&=\\]$/i.test(before.slice(-8)));
        const found = parseScan(before + spelled + after);
        expect(found).toEqual({ kind: 'private_link', link: kinds[prefix] });
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['a URL', `https://tickets.example.org/a/la1_${secret}`],
    ['an upper-case URL', `HTTPS://TICKETS.EXAMPLE.ORG/A/LA1_${secret.toUpperCase()}`],
    ['a redirecting URL', `https://example.org/?to=https%3A%2F%2Fexample.org%2Fla1%5F${secret}`],
    [
      'a URL encoded twice',
      `https://example.org/?to=https%253A%252F%252Fx.org%252Fla1%255F${secret}`,
    ],
    ['an HTML entity', `la1&#95;${secret}`],
    ['a named HTML entity', `la1&lowbar;${secret}`],
    ['entities throughout', Array.from('la1_').map(entity).join('') + secret],
    ['JSON', `{"url":"https:\\/\\/x.org\\/la1\\u005f${secret}"}`],
    ['quoted-printable', `la1=5F${secret}`],
    ['zero-width characters', `l\u200ba\u200d1\u2060_${secret}`],
    ['bytes read as UTF-16', Array.from(`la1_${secret}`).join('\0')],
    ['full-width letters', `ｌａ１＿${secret}`],
    ['what was typed before', `meierla1_${secret}`],
    ['white space', ` \r\n\tla1_${secret}\r\n`],
    ['a truncated link', 'la1_abc'],
    ['the prefix only', 'la1_'],
    ['a code before it', `${vectors.good[0]?.text ?? ''} la1_${secret}`],
    ['a Russian keyboard', 'дф1_фисвуапршол'],
    ['a Greek keyboard', 'λα1_αβψδεφγ'],
    ['a German keyboard', `https>&&tickets.example.org&a&la1?${secret}`],
    ['a keyboard that loses Shift', `la1-${secret}`],
    ['a French keyboard', `lq&°${onFrenchKeyboard(secret)}`],
    ['long text before it', `${'x'.repeat(7000)}la1_${secret}`],
    ['too long a text after it', `la1_${secret}${'x'.repeat(1_000_000)}`],
    ['too long a text before it', `${' '.repeat(1_000_000)}la1_${secret}`],
  ])('is recognised in or with %s', (_, text) => {
    expect(parseScan(text)).toEqual({ kind: 'private_link', link: 'app' });
  });

  it('is not seen in codes, tickets of others and everyday texts', () => {
    const texts = [
      ...vectors.good.map(({ text }) => text),
      'LA1-0042',
      'HALL-A1_0042',
      'l1_a',
      'la1',
      'la1 _',
      'la2_abc',
      'https://example.org/urls&x=1_2?la=1&lr1',
      'Villa 1_2',
      '4006381333931',
      'BEGIN:VCARD\nFN:Lars Larsson\nEND:VCARD',
    ];
    expect(texts.filter((text) => findPrivateLink(text) !== undefined)).toEqual([]);
  });
});
