import fc from 'fast-check';
import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { formatEnrolmentCode, parseEnrolmentCode } from '#shared/codes/enrolmentCode.ts';
import { parseScan } from '#shared/codes/parseScan.ts';

const secret = Uint8Array.from({ length: 16 }, (_, index) => index * 16);
const keyHash = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);
const url = 'https://store.example.org:8443/événement';
const text = formatEnrolmentCode({ url, secret });

describe('an enrolment code', () => {
  it('is read back, in any case and with white space around it', () => {
    const stores = fc.webUrl({ size: 'small' });
    fc.assert(
      fc.property(stores, fc.uint8Array({ minLength: 16, maxLength: 16 }), (anyUrl, anySecret) => {
        const formatted = formatEnrolmentCode({ url: anyUrl, secret: anySecret });
        const read = { ok: true, value: { url: anyUrl, secret: anySecret } };
        expect(parseEnrolmentCode(formatted)).toEqual(read);
        expect(parseEnrolmentCode(` ${formatted.toLowerCase()}\r\n`)).toEqual(read);
        expect(parseScan(formatted)).toEqual({ kind: 'enrolment' });
      }),
    );
    expect(parseEnrolmentCode(text)).toEqual({ ok: true, value: { url, secret } });
  });

  it('has a fixed form', () => {
    expect(formatEnrolmentCode({ url: 'https://a.example', secret })).toBe(
      'LJ1AAICAMCAKBQHBAEQUCYMBUHA6DTI7RJNNB2HI4DTHIXS6YJOMV4GC3LQNRSQ',
    );
  });

  it('fits the alphanumeric mode of QR codes', () => {
    const modes = create(text).segments.map((segment) => segment.mode.id);
    expect(modes).toEqual(['Alphanumeric']);
  });

  it('of a hub carries the hash of its key and all its addresses, scannable on any keyboard', () => {
    const otherUrls = ['https://10.0.0.7:47300'];
    const ofHub = { url: 'https://192.168.178.23:47300', secret, hub: { keyHash, otherUrls } };
    const formatted = formatEnrolmentCode(ofHub);
    expect(formatted).toMatch(/^LJ2[A-Z1-7]+$/);
    expect(parseEnrolmentCode(` ${formatted.toLowerCase()}\n`)).toEqual({ ok: true, value: ofHub });
    expect(parseScan(formatted)).toEqual({ kind: 'enrolment' });
    expect(create(formatted).version).toBeLessThanOrEqual(9);
    for (let index = 2; index < formatted.length; index += 1) {
      const other = formatted.charAt(index) === '1' ? '2' : '1';
      const changed = formatted.slice(0, index) + other + formatted.slice(index + 1);
      expect(parseEnrolmentCode(changed)).toEqual({ ok: false, error: { code: 'damaged' } });
    }
  });

  it('of a hub is for https alone', () => {
    const plain = { url: 'http://10.0.0.7:1', secret, hub: { keyHash, otherUrls: [] } };
    expect(() => formatEnrolmentCode(plain)).toThrow(RangeError);
    expect(() =>
      formatEnrolmentCode({ ...plain, url: 'https://a', hub: { keyHash: secret, otherUrls: [] } }),
    ).toThrow(RangeError);
  });

  it('with any one character changed is damaged, and still treated as a secret', () => {
    for (let index = 3; index < text.length; index += 1) {
      for (const char of 'AQ7018ſı_') {
        if (char === text.charAt(index)) continue;
        const changed = text.slice(0, index) + char + text.slice(index + 1);
        expect(parseEnrolmentCode(changed)).toEqual({ ok: false, error: { code: 'damaged' } });
        expect(parseScan(changed)).toEqual({ kind: 'enrolment' });
      }
    }
  });

  it('cut anywhere is damaged', () => {
    for (let length = 3; length < text.length; length += 1) {
      const cut = parseEnrolmentCode(text.slice(0, length));
      expect(cut).toEqual({ ok: false, error: { code: 'damaged' } });
    }
  });

  it('is not seen in anything else, and nothing makes the reader throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (anything) => {
        fc.pre(!/^\s*lj[12]/i.test(anything));
        const notOne = { ok: false, error: { code: 'not_an_enrolment_code' } };
        expect(parseEnrolmentCode(anything)).toEqual(notOne);
        expect(parseEnrolmentCode(`LJ1${anything}`).ok).toBe(false);
      }),
    );
  });

  it('is not made of a secret of another length or what is no web address', () => {
    expect(() => formatEnrolmentCode({ url, secret: new Uint8Array(15) })).toThrow(RangeError);
    const noAddresses = [
      '',
      'store.example.org',
      'ftp://x.org',
      'javascript:alert(1)',
      'https://',
      'https:///x',
      'https://a b',
      'https://a\u200bb',
      'https://a\ud800',
      `https://a/${'é'.repeat(256)}`,
    ];
    for (const noAddress of noAddresses) {
      expect(() => formatEnrolmentCode({ url: noAddress, secret })).toThrow(RangeError);
    }
  });
});
