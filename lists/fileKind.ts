/** What the first bytes say the file is; the name's extension is not believed. */
export const fileKind = (bytes: Uint8Array): 'zip' | 'text' | 'wrong' => {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return 'zip';
  if (foreignSignatures.some((signature) => startsWith(bytes, signature))) return 'wrong';
  return 'text';
};

/** Text that is certainly no list: web pages, XML, JSON, RTF, contact cards, scripts. */
export const isForeignText = (text: string): boolean => foreignText.test(text.slice(0, 2000));

/** Control characters that no list of people holds: the sign of a file that is not text. */
export const isBinary = (text: string): boolean => {
  const sample = text.slice(0, 20_000);
  const odd = sample.match(oddCharacters)?.length ?? 0;
  return odd > 2 + sample.length / 100;
};

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const oddCharacters = /[\u0000-\u0008\u000e-\u001f\ufffe\uffff]/g;
const foreignText =
  /^\s*(?:<(?:!doctype|html|head|body|table|\?xml|svg)|\{\s*"|\[\s*[{"[\]]|\{\\rtf|BEGIN:V|#!|%!PS)/i;

const foreignSignatures: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], // .xls, .doc, and workbooks with a password
  [0x09, 0x08, 0x10, 0x00], // .xls before 1997
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x52, 0x49, 0x46, 0x46], // WebP, WAV
  [0x1f, 0x8b], // gzip
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], // SQLite
  [0x4d, 0x5a, 0x90, 0x00], // Windows program
  [0x7f, 0x45, 0x4c, 0x46], // Linux program
];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);
