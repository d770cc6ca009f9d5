/** Pieces that may each start a new line; joined they are the text again. */
export function breakAtWords(text: string): readonly string[] {
  return text.match(wordPieces) ?? [];
}

/** The last resort for a word longer than a line: between any two characters as a reader counts them. */
export function breakAnywhere(text: string): readonly string[] {
  return [...graphemes.segment(text)].map((part) => part.segment);
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

// After a space, after a hyphen or slash between letters, and around every ideograph or kana.
const ideograph = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]';
const wordPieces = new RegExp(
  `${ideograph}[\\p{M}\\p{P}]* *|(?:(?!${ideograph})[^ ])+?(?:[-‐–/](?=[\\p{L}\\p{N}])| +|(?=${ideograph})|$)|.`,
  'gu',
);
