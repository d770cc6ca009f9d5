import { foldListText } from './listFold.ts';
import { payerWords, standaloneHeadings } from './listHeadings.ts';
import type { Headings } from './listHeadings.ts';

/**
 * The field that each heading names, or null. An exact heading wins; otherwise the longest known phrase inside it
 * ("Attendee – first name (as on passport)"), unless another column has the field already or it is the payer's.
 */
export const proposeFields = <Field extends string>(
  headings: readonly string[],
  vocabulary: Headings<Field>,
): (Field | null)[] => {
  const fieldByPhrase = phraseIndex(vocabulary);
  const folded = headings.map(foldListText);
  const proposed = folded.map((heading) => fieldByPhrase.get(heading) ?? null);
  const taken = new Set(proposed);
  return folded.map((heading, index) => {
    const exact = proposed[index] ?? null;
    if (exact !== null) return exact;
    const inside = longestInside(heading, fieldByPhrase);
    if (inside === null || taken.has(inside)) return null;
    taken.add(inside);
    return inside;
  });
};

/** How many headings are known words: the sign that a row is the heading row. */
export const countKnownHeadings = (
  cells: readonly string[],
  vocabularies: readonly Headings<string>[],
): number => {
  const known = vocabularies.map(
    (vocabulary) =>
      cells.filter((cell) => cell.length < 100 && phraseIndex(vocabulary).has(foldListText(cell)))
        .length,
  );
  return Math.max(0, ...known);
};

// Made once for each vocabulary: they are constants.
const indexes = new WeakMap<object, ReadonlyMap<string, unknown>>();

const phraseIndex = <Field extends string>(
  vocabulary: Headings<Field>,
): ReadonlyMap<string, Field> => {
  const known = indexes.get(vocabulary);
  // The map was made from this very vocabulary, so its values are its fields.
  if (known !== undefined) return known as ReadonlyMap<string, Field>;
  const index = new Map<string, Field>();
  for (const field in vocabulary) {
    for (const phrase of vocabulary[field]) if (!index.has(phrase)) index.set(phrase, field);
  }
  indexes.set(vocabulary, index);
  return index;
};

const longestInside = <Field>(
  heading: string,
  fieldByPhrase: ReadonlyMap<string, Field>,
): Field | null => {
  const words = heading.split(' ');
  if (words.length > 12 || words.some((word) => payerWords.has(word))) return null;
  for (let length = words.length - 1; length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const phrase = words.slice(from, from + length).join(' ');
      const field = fieldByPhrase.get(phrase);
      // Short words ("id", "tel") and "name" mean something only when they stand alone.
      if (field !== undefined && phrase.length > 3 && !standaloneHeadings.has(phrase)) return field;
    }
  }
  return null;
};
