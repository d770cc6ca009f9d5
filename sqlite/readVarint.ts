/** SQLite's integers of 1 to 9 bytes; null where it is cut off. Those beyond 2^53 are none of ours: null too. */
export const readVarint = (
  bytes: Uint8Array,
  at: number,
): { readonly value: number; readonly end: number } | null => {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return null;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return Number.isSafeInteger(value) ? { value, end: at + index + 1 } : null;
  }
  return null;
};
