import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase32, encodeBase32 } from '#shared/codes/base32.ts';
import { crc32 } from '#shared/codes/crc32.ts';

const ascii = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'ascii'));

describe('base32', () => {
  it('writes the test vectors of RFC 4648 without their padding', () => {
    const texts = ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'];
    expect(texts.map((text) => encodeBase32(ascii(text)))).toEqual([
      '',
      'MY',
      'MZXQ',
      'MZXW6',
      'MZXW6YQ',
      'MZXW6YTB',
      'MZXW6YTBOI',
    ]);
  });

  it('reads back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decodeBase32(encodeBase32(bytes))).toEqual(bytes);
      }),
    );
  });

  it('accepts a text only if it is the one text of its bytes', () => {
    const nearBase32 = fc.string({
      unit: fc.constantFrom(...Array.from('ABYZ2367189a=ſı ')),
      maxLength: 20,
    });
    fc.assert(
      fc.property(nearBase32, (text) => {
        const bytes = decodeBase32(text);
        expect(bytes === undefined || encodeBase32(bytes) === text).toBe(true);
      }),
    );
  });

  it('refuses impossible lengths, unused bits, lower case, padding and look-alikes', () => {
    const texts = [
      'A',
      'AAA',
      'AAAAAA',
      'MZ',
      'my',
      'MY======',
      'M1',
      'M0',
      'ſY',
      'M\u00dd',
      'M Y',
    ];
    expect(texts.filter((text) => decodeBase32(text) !== undefined)).toEqual([]);
  });
});

describe('crc32', () => {
  it('gives the check value of CRC-32', () => {
    expect([crc32(ascii('123456789')), crc32(ascii(''))]).toEqual([0xcbf43926, 0]);
  });
});
