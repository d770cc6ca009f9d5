/** One line of text: normalised (NFC), without control characters, runs of spaces as one space. */
export const cleanLine = (text: string): string => {
  if (!unclean.test(text)) return text;
  return text.normalize('NFC').replace(invisible, '').replace(spaces, ' ').trim();
};

/** As `cleanLine`, but line breaks stay. */
export const cleanLines = (text: string): string => {
  if (!unclean.test(text)) return text;
  return text
    .split(/\r\n|\r|\n/)
    .map(cleanLine)
    .join('\n')
    .trim();
};

// Most cells are clean: one test instead of four passes.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unclean = /^ | $| {2}|[\u0000-\u001f\u007f-\u00a0\u00ad\u0300-\uffff]/;
// Joiners (200c, 200d) stay: Persian and emoji need them.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const invisible =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g;
const spaces = /[\s\u0085]+/g;
