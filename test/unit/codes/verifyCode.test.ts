import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScan } from '#shared/codes/parseScan.ts';
import { signCode } from '#shared/codes/signCode.ts';
import { createCodeVerifier, openKeyByJose, type CodeKey } from '#shared/codes/verifyCode.ts';
import { openKeyHere } from '#station/scans/openKeyHere.ts';
import {
  anyPayload,
  codeIn,
  hex,
  keyIdFor,
  prefixes,
  privateKeyOf,
  vectorKeys,
  vectors,
} from './codeFixtures.ts';

const verifier = createCodeVerifier(vectorKeys);
const textOf = (name: string): string =>
  vectors.good.find((good) => good.name === name)?.text ?? '';

/** The verdict on any text, in the words of the vectors. */
const judge = async (text: string): Promise<string> => {
  const scan = parseScan(text);
  if (scan.kind === 'code') return verifier.verify(scan.code);
  return scan.kind === 'foreign' ? 'foreign_code' : scan.kind;
};

describe('the vectors', () => {
  it.each(vectors.good)('read and verify "$name"', async (good) => {
    const code = codeIn(good.text);
    expect({
      ...code,
      payloadBytes: hex(code.payloadBytes),
      signatureBytes: hex(code.signatureBytes),
    }).toEqual({
      prefix: good.prefix,
      medium: good.prefix[1] === 'E' ? 'entry' : 'badge',
      rehearsal: good.prefix.startsWith('T'),
      keyId: good.kid,
      payload: good.fields,
      payloadBytes: good.payloadHex,
      signatureBytes: good.signatureHex,
      canonicalText: good.text,
    });
    expect(await verifier.verify(code)).toBe('valid');
  });

  it.each(vectors.good)('are signed again to the same text: "$name"', async (good) => {
    const privateKey = await privateKeyOf(good.kid);
    const { prefix, kid: keyId, fields: payload } = good;
    expect(await signCode({ prefix, keyId, payload, privateKey })).toBe(good.text);
  });

  it.each(vectors.same)('take "$name" for the same code', async ({ text, sameAs }) => {
    expect(codeIn(text)).toEqual(codeIn(textOf(sameAs)));
    expect(await judge(text)).toBe('valid');
  });

  it.each(vectors.bad)('answer $verdict to "$name"', async ({ text, verdict }) => {
    expect(await judge(text)).toBe(verdict);
  });
});

describe('a code', () => {
  it('of every kind is read back and valid, and under every other prefix or key id it is not', async () => {
    const privateKeys = { AAB: await privateKeyOf('AAB'), AAT: await privateKeyOf('AAT') };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...prefixes), anyPayload, async (prefix, payload) => {
        const keyId = keyIdFor(prefix);
        const privateKey = keyId === 'AAT' ? privateKeys.AAT : privateKeys.AAB;
        const text = await signCode({ prefix, keyId, payload, privateKey });
        expect(text).toMatch(/^[A-Z1-7]{146}$/);
        expect(codeIn(text).payload).toEqual(payload);
        expect(await judge(text)).toBe('valid');
        for (const other of prefixes.filter((candidate) => candidate !== prefix)) {
          expect(await judge(other + text.slice(3))).toBe('forged');
        }
        for (const { keyId: other } of vectorKeys.filter((key) => key.keyId !== keyId)) {
          expect(await judge(prefix + other + text.slice(6))).toBe('forged');
        }
      }),
      { numRuns: 30 },
    );
  });

  it('with any one character changed is never valid', async () => {
    const text = textOf('entry, store key');
    const replacements = Array.from('ABQ274018_-. ſıİＬ\u0000\u{1f600}');
    const verdicts = new Map<string, number>();
    for (let index = 0; index < text.length; index += 1) {
      for (const replacement of replacements) {
        if (replacement === text.charAt(index)) continue;
        const changed = text.slice(0, index) + replacement + text.slice(index + 1);
        const verdict = await judge(changed);
        verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      }
    }
    expect([...verdicts.keys()].toSorted()).toEqual([
      'foreign_code',
      'forged',
      'unknown_key',
      'unreadable',
    ]);
  });

  it('cut, lengthened, doubled or with a look-alike inside is refused before any signature is checked', () => {
    const text = textOf('badge, station key');
    const cut = Array.from({ length: text.length }, (_, length) =>
      parseScan(text.slice(0, length)),
    );
    const changed = [
      `${text}A`,
      text + text,
      `${text.slice(0, 70)} ${text.slice(70)}`,
      `${text}\u200b`,
    ];
    const lookAlikes = ['ſ', 'ı', 'İ', '\u212a', 'Ａ', 'А', '０'].map(
      (char) => text.slice(0, 145) + char,
    );
    const kinds = [...cut, ...changed.map(parseScan), ...lookAlikes.map(parseScan)].map(
      ({ kind }) => kind,
    );
    expect(kinds.filter((kind) => kind === 'code')).toEqual([]);
  });

  it('has one text: whatever is read as a code differs from it by case and white space only', () => {
    const mutated = fc
      .tuple(
        fc.constantFrom(...vectors.good.map(({ text }) => text)),
        fc.nat(146),
        fc.string({ unit: 'binary', maxLength: 3 }),
        fc.nat(3),
      )
      .map(([text, at, put, drop]) => text.slice(0, at) + put + text.slice(at + drop));
    fc.assert(
      fc.property(mutated, (text) => {
        const scan = parseScan(text);
        if (scan.kind !== 'code') return;
        expect(scan.code.canonicalText).toMatch(/^[A-Z1-7]{146}$/);
        expect(text.trim().toUpperCase()).toBe(scan.code.canonicalText);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a signature', () => {
  const signed = vectors.good.map(({ text }) => codeIn(text));
  const withBits = fc.record({
    code: fc.constantFrom(...signed),
    flip: fc.option(fc.nat(64 * 8 - 1)),
    other: fc.option(fc.uint8Array({ minLength: 64, maxLength: 64 })),
  });

  it('is judged by a station as by jose, whatever its bytes', async () => {
    const here = createCodeVerifier(vectorKeys, openKeyHere);
    const byJose = createCodeVerifier(vectorKeys, openKeyByJose);
    for (const code of signed) expect(await here.verify(code)).toBe('valid');
    await fc.assert(
      fc.asyncProperty(withBits, async ({ code, flip, other }) => {
        const signatureBytes = Uint8Array.from(other ?? code.signatureBytes);
        if (flip !== null) {
          const at = flip >> 3;
          signatureBytes[at] = (signatureBytes[at] ?? 0) ^ (1 << (flip & 7));
        }
        const asked = { ...code, signatureBytes };
        expect(await here.verify(asked)).toBe(await byJose.verify(asked));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a key', () => {
  const store = vectorKeys.filter(({ keyId }) => keyId === 'AAB');
  const code = codeIn(textOf('badge, store key'));
  const verdictWith = (keys: readonly CodeKey[]) => createCodeVerifier(keys).verify(code);
  const changedTo = (change: Partial<CodeKey>) => store.map((key) => ({ ...key, ...change }));

  it('may sign only the media, the event and the mode it is for', async () => {
    const { event } = code.payload;
    expect(
      await Promise.all([
        verdictWith(store),
        verdictWith(changedTo({ event })),
        verdictWith(changedTo({ event: event + 1 })),
        verdictWith(changedTo({ media: ['entry'] })),
        verdictWith(changedTo({ media: [] })),
        verdictWith(changedTo({ rehearsal: true })),
        verdictWith([]),
      ]),
    ).toEqual(['valid', 'valid', 'forged', 'forged', 'forged', 'forged', 'unknown_key']);
  });

  it('that claims the id of another cannot make that other one useless', async () => {
    const impostor = vectorKeys.filter(({ keyId }) => keyId === 'AAC');
    const underTheSameId = impostor.map((key) => ({ ...key, keyId: 'AAB' }));
    expect(await verdictWith([...underTheSameId, ...store])).toBe('valid');
    expect(await verdictWith(underTheSameId)).toBe('forged');
  });

  it('that is not 32 bytes is refused when the verifier is made', () => {
    expect(() => createCodeVerifier(changedTo({ publicKeyX: 'AAAA' }))).toThrow(TypeError);
  });

  it('with an id outside the form signs nothing', async () => {
    const privateKey = await privateKeyOf('AAB');
    const sign = (keyId: string) =>
      signCode({ prefix: 'LE1', keyId, payload: code.payload, privateKey });
    for (const keyId of ['', 'AA', 'AAAA', 'aab', 'AA1', 'AA"']) {
      await expect(sign(keyId)).rejects.toThrow(RangeError);
    }
  });
});
