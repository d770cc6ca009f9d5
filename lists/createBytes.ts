const mostBytesOfCharacter = 3;
/** "0" */
const zero = 0x30;

export interface GrowingBytes {
  readonly length: () => number;
  /** As UTF-8. */
  readonly write: (text: string) => void;
  readonly writeHex: (hex: string) => void;
  /** A whole number, in so many digits. */
  readonly writeDigits: (number: number, digits: number) => void;
  /** All that was written; nothing may be written afterwards. */
  readonly done: () => Uint8Array<ArrayBuffer>;
}

/** Bytes that get longer; `usual` is how many there mostly are in the end. */
export const createBytes = (usual: number): GrowingBytes => {
  let buffer = Buffer.from(new ArrayBuffer(usual));
  let length = 0;
  const makeRoom = (more: number): void => {
    if (length + more <= buffer.length) return;
    const longer = Buffer.from(new ArrayBuffer(2 * (length + more)));
    buffer.copy(longer, 0, 0, length);
    buffer = longer;
  };
  return {
    length: () => length,
    write: (text) => {
      makeRoom(text.length * mostBytesOfCharacter);
      length += buffer.write(text, length);
    },
    writeHex: (hex) => {
      makeRoom(hex.length / 2);
      length += buffer.write(hex, length, 'hex');
    },
    writeDigits: (number, digits) => {
      makeRoom(digits);
      let left = number;
      for (let at = length + digits - 1; at >= length; at -= 1) {
        buffer[at] = zero + (left % 10);
        left = Math.floor(left / 10);
      }
      length += digits;
    },
    done: () => new Uint8Array(buffer.buffer, 0, length),
  };
};
