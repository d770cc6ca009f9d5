/** What the signature of a code covers, next to its kind and key id. */
export interface CodePayload {
  /** Number of the event, 32 bits. */
  readonly event: number;
  /** 8 random bytes as 16 lower-case hex digits; never the attendee's id elsewhere. */
  readonly subject: string;
  /** 0–255; a code of an older generation is superseded. */
  readonly generation: number;
  /** Minutes since 1970, 32 bits. */
  readonly notBeforeMinutes: number;
  /** Minutes since 1970, 32 bits. */
  readonly expiresMinutes: number;
}

export const payloadLength = 23;

/** The 23 bytes of a payload, big endian. Throws a RangeError for a value that does not fit its field. */
export const encodePayload = (payload: CodePayload): Uint8Array => {
  if (!/^[0-9a-f]{16}$/.test(payload.subject)) throw new RangeError('subject: not 16 hex digits');
  const bytes = new Uint8Array(payloadLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, fitting('event', payload.event, 0xffffffff));
  view.setBigUint64(4, BigInt(`0x${payload.subject}`));
  view.setUint8(12, fitting('generation', payload.generation, 0xff));
  view.setUint32(13, fitting('notBeforeMinutes', payload.notBeforeMinutes, 0xffffffff));
  view.setUint32(17, fitting('expiresMinutes', payload.expiresMinutes, 0xffffffff));
  return bytes;
};

/** The payload in exactly 23 bytes; undefined for another length or when reserved bits are set. */
export const decodePayload = (bytes: Uint8Array): CodePayload | undefined => {
  if (bytes.length !== payloadLength) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(21) !== 0) return undefined;
  return {
    event: view.getUint32(0),
    subject: view.getBigUint64(4).toString(16).padStart(16, '0'),
    generation: view.getUint8(12),
    notBeforeMinutes: view.getUint32(13),
    expiresMinutes: view.getUint32(17),
  };
};

const fitting = (field: string, value: number, largest: number): number => {
  if (!Number.isInteger(value) || value < 0 || value > largest) {
    throw new RangeError(`${field}: not a whole number from 0 to ${largest}`);
  }
  return value;
};
