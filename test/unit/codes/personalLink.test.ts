import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPrivateLink, privateLinkKinds } from '#shared/codes/findPrivateLink.ts';
import { formatPersonalLink, parsePersonalLink } from '#shared/codes/personalLink.ts';

const someLink = fc.record({
  kind: fc.constantFrom(...privateLinkKinds),
  secret: fc.uint8Array({ minLength: 20, maxLength: 20 }),
});

describe('the secret of a personal link', () => {
  test('is read back as it was written, and stations know it for a private link', () => {
    fc.assert(
      fc.property(someLink, (link) => {
        const text = formatPersonalLink(link);
        expect(text).toMatch(/^l[arxvs]1_[a-z2-7]{39}$/);
        expect(parsePersonalLink(text)).toEqual(link);
        expect(findPrivateLink(text)).toBe(link.kind);
      }),
    );
  });

  test('is refused with any one character changed, the kind too', () => {
    fc.assert(
      fc.property(
        someLink,
        fc.nat(42),
        fc.constantFrom(...'abz27xrsv1_A'),
        (link, place, other) => {
          const text = formatPersonalLink(link);
          const changed = text.slice(0, place) + other + text.slice(place + 1);
          if (changed !== text) expect(parsePersonalLink(changed)).toBeUndefined();
        },
      ),
    );
  });

  test('is refused cut, lengthened, in upper case or with anything around it', () => {
    fc.assert(
      fc.property(someLink, fc.nat(42), (link, length) => {
        const text = formatPersonalLink(link);
        for (const other of [text.slice(0, length), `${text}a`, text.toUpperCase(), ` ${text}`]) {
          expect(parsePersonalLink(other)).toBeUndefined();
        }
      }),
    );
  });

  test('is refused, never thrown at, for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parsePersonalLink(text)).toBeUndefined();
      }),
    );
  });

  test('cannot be made of a secret that is too short', () => {
    expect(() => formatPersonalLink({ kind: 'app', secret: new Uint8Array(19) })).toThrow(
      RangeError,
    );
  });
});
