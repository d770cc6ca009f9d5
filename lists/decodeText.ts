export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** Characters that could not be read and became U+FFFD. */
  readonly replaced: number;
}

/**
 * Reads a text file of unknown encoding: byte order mark, else the zeros of UTF-16, else UTF-8 if it is valid, else
 * Windows-1252. A UTF-8 file with a few broken bytes stays UTF-8, because every umlaut would break otherwise.
 */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  const wide = wideEncoding(bytes);
  if (wide !== null) return decodeAs(bytes, wide);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: 'utf-8', replaced: 0 };
  } catch {
    return decodeBroken(bytes);
  }
};

const decodeAs = (bytes: Uint8Array, encoding: DecodedText['encoding']): DecodedText => {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, replaced: countReplaced(text) };
};

const decodeBroken = (bytes: Uint8Array): DecodedText => {
  const lenient = decodeAs(bytes, 'utf-8');
  // Long runs only cost time: a sample tells as well whether the wide characters are whole.
  const good = lenient.text.slice(0, 2_000_000).match(/[\u0080-\ufffc]/g)?.length ?? 0;
  if (good > 10 * lenient.replaced) return lenient;
  return decodeAs(bytes, 'windows-1252');
};

const countReplaced = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) count += 1;
  return count;
};

const wideEncoding = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const sampled = Math.min(bytes.length, 8192) & ~1;
  for (let index = 0; index < sampled; index += 1) {
    if (bytes[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  // Line breaks, delimiters and Latin letters have a zero byte in every script's lists; the other half has none.
  const enough = Math.max(1, sampled / 50);
  if (odd >= enough && even === 0) return 'utf-16le';
  if (even >= enough && odd === 0) return 'utf-16be';
  return null;
};
