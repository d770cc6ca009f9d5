import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePayload, encodePayload } from '#shared/codes/codePayload.ts';
import { anyPayload, hex, vectors } from './codeFixtures.ts';

describe('the payload of a code', () => {
  it.each(vectors.good)('has the bytes of the vector "$name"', ({ fields, payloadHex }) => {
    expect(hex(encodePayload(fields))).toBe(payloadHex);
    expect(decodePayload(Buffer.from(payloadHex, 'hex'))).toEqual(fields);
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(anyPayload, (payload) => {
        expect(decodePayload(encodePayload(payload))).toEqual(payload);
      }),
    );
  });

  it('is refused with reserved bits set, cut or too long', () => {
    const reservedSet = new Uint8Array(23).fill(1, 22);
    const others = [reservedSet, new Uint8Array(22), new Uint8Array(24), new Uint8Array(0)];
    expect(others.map(decodePayload)).toEqual(others.map(() => undefined));
  });

  it('is not written with a value that does not fit its field', () => {
    const fits = {
      event: 1,
      subject: '0123456789abcdef',
      generation: 1,
      notBeforeMinutes: 1,
      expiresMinutes: 2,
    };
    const misfits = [
      { event: -1 },
      { event: 2 ** 32 },
      { event: 1.5 },
      { event: Number.NaN },
      { generation: 256 },
      { notBeforeMinutes: -1 },
      { expiresMinutes: 2 ** 32 },
      { subject: '0123456789ABCDEF' },
      { subject: '0123' },
    ];
    for (const misfit of misfits) {
      expect(() => encodePayload({ ...fits, ...misfit })).toThrow(RangeError);
    }
  });
});
