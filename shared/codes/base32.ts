const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base32 of RFC 4648 section 6, upper case, without padding. */
export const encodeBase32 = (bytes: Uint8Array): string => {
  let text = '';
  let pending = 0;
  let pendingBits = 0;
  for (const byte of bytes) {
    pending = ((pending << 8) | byte) & 0xfff;
    pendingBits += 8;
    while (pendingBits >= 5) {
      pendingBits -= 5;
      text += alphabet.charAt((pending >> pendingBits) & 31);
    }
  }
  return pendingBits === 0 ? text : text + alphabet.charAt((pending << (5 - pendingBits)) & 31);
};

/**
 * The bytes of upper-case base32 without padding, or undefined. Exactly one text decodes to given bytes: impossible
 * lengths, other characters and unused bits that are not zero are refused.
 */
export const decodeBase32 = (text: string): Uint8Array | undefined => {
  const bytes = new Uint8Array((text.length * 5) >> 3);
  let written = 0;
  let pending = 0;
  let pendingBits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const value = valueOf(text.charCodeAt(index));
    if (value === undefined) return undefined;
    pending = ((pending << 5) | value) & 0xfff;
    pendingBits += 5;
    if (pendingBits >= 8) {
      pendingBits -= 8;
      bytes[written] = (pending >> pendingBits) & 0xff;
      written += 1;
    }
  }
  const unusedBits = pending & ((1 << pendingBits) - 1);
  return pendingBits >= 5 || unusedBits !== 0 ? undefined : bytes;
};

const valueOf = (charCode: number): number | undefined => {
  if (charCode >= 65 && charCode <= 90) return charCode - 65;
  if (charCode >= 50 && charCode <= 55) return charCode - 24;
  return undefined;
};
