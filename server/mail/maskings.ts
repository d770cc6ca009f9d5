/** Ways in which a text may hide another one: each gives what a mail program or a person would make of it. */

/**
 * The text itself and everything that it may stand for after up to three decodings: percent and entity encoding,
 * quoted-printable, JavaScript and CSS escapes, base64 words, invisible and full-width characters, reversed order.
 */
export const unmaskings = (text: string): ReadonlySet<string> => {
  const found = new Set([plain(text)]);
  let fresh = [plain(text)];
  for (let depth = 0; depth < 3 && fresh.length > 0; depth += 1) {
    const next: string[] = [];
    for (const known of fresh) {
      for (const decode of decoders) {
        const decoded = plain(decode(known));
        if (decoded === known || found.has(decoded)) continue;
        found.add(decoded);
        next.push(decoded);
      }
    }
    fresh = next;
  }
  for (const known of [...found]) found.add([...known].toReversed().join(''));
  return found;
};

/** Without what cannot be seen, and with full-width and other look-alike forms as plain letters (NFKC of Unicode). */
const plain = (text: string): string =>
  text.normalize('NFKC').replaceAll(/[\p{Cf}\p{Mn}\p{Variation_Selector}\u00ad]/gu, '');

const ofCode = (code: number): string =>
  Number.isInteger(code) && code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';

const decoders: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll(/%([0-9a-f]{2})/gi, (_all, hex: string) => ofCode(parseInt(hex, 16))),
  (text) =>
    text
      .replaceAll(/&#x([0-9a-f]{1,6});?/gi, (_all, hex: string) => ofCode(parseInt(hex, 16)))
      .replaceAll(/&#([0-9]{1,7});?/g, (_all, digits: string) => ofCode(Number(digits)))
      .replaceAll(/&lowbar;?/gi, '_')
      .replaceAll(/&(?:shy|zwj|zwnj|nbsp|ZeroWidthSpace|NoBreak|lrm|rlm);?/g, ''),
  (text) =>
    text
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([0-9a-f]{2})/gi, (_all, hex: string) => ofCode(parseInt(hex, 16))),
  (text) =>
    text
      .replaceAll(/\\u\{?([0-9a-f]{4,6})\}?/gi, (_all, hex: string) => ofCode(parseInt(hex, 16)))
      .replaceAll(/\\x([0-9a-f]{2})/gi, (_all, hex: string) => ofCode(parseInt(hex, 16)))
      // CSS: up to six digits and one space that ends them.
      .replaceAll(/\\([0-9a-f]{1,6})\s?/gi, (_all, hex: string) => ofCode(parseInt(hex, 16))),
  (text) => text.replaceAll(/[\w+/-]{24,}={0,2}/g, (word) => readableBase64(word) ?? word),
  (text) => text.replaceAll(/\b(?:[0-9a-f]{2}[\s:,]?){20,}/gi, readHex),
];

/** What a base64 word says where that is text; undefined for words that only look like base64. */
const readableBase64 = (word: string): string | undefined => {
  const decoded = Buffer.from(word, 'base64').toString('latin1');
  return /^[\t\n\r\x20-\x7e]+$/.test(decoded) ? decoded : undefined;
};

const readHex = (digits: string): string =>
  Buffer.from(digits.replaceAll(/[^0-9a-f]/gi, ''), 'hex').toString('latin1');
