import { foldText, isUnspacedScript, tokensOf } from '#shared/rules/foldText.ts';
import { seededRandom, type GeneratedPerson } from './generatePeople.ts';

export interface DrawnQuery {
  readonly kind: QueryKind;
  readonly text: string;
  /** The person it was drawn from, counted from 1. */
  readonly no: number;
  /** For a slip: the whole token that was meant. */
  readonly sameToken?: string;
}

export type QueryKind =
  | 'beginning'
  | 'without accents'
  | 'one slip'
  | 'other script'
  | 'two words'
  | 'company'
  | 'mailbox'
  | 'order number';

const peopleToDraw = 700;

/** What operators type, drawn from the people themselves: up to eight queries for each of about 700 people. */
export const drawQueries = (
  people: Iterable<GeneratedPerson>,
  count: number,
): readonly DrawnQuery[] => {
  const random = seededRandom(99);
  const every = Math.max(1, Math.floor(count / peopleToDraw));
  const queries: DrawnQuery[] = [];
  let no = 0;
  for (const person of people) {
    no += 1;
    if (no % every === 0) queries.push(...queriesFor(person, no, random));
  }
  return queries;
};

const queriesFor = (person: GeneratedPerson, no: number, random: () => number): DrawnQuery[] => {
  const names = `${person.firstName} ${person.lastName}`.split(' ');
  const name = names[random() < 0.5 ? 0 : names.length - 1] ?? person.lastName;
  const others = names.filter((other) => other !== name);
  const queries: DrawnQuery[] = [];
  const draw = (kind: QueryKind, text: string, sameToken?: string): void => {
    if (text !== '')
      queries.push({ kind, text, no, ...(sameToken !== undefined && { sameToken }) });
  };
  const part = (text: string, shortest: number, longest: number): string =>
    Array.from(text)
      .slice(0, shortest + Math.floor(random() * (longest - shortest + 1)))
      .join('');
  const [token = ''] = tokensOf(name);
  draw(isLatin(name) ? 'beginning' : 'other script', part(name, 2, 6));
  if (foldText(name) !== name.toLowerCase()) draw('without accents', part(token, 2, 6));
  if (token.length >= 4 && !isUnspacedScript(token)) {
    draw('one slip', withSlip(part(token, 4, 6), random), token);
    draw('one slip', withSlip(token, random), token);
  }
  const [other] = others;
  if (other !== undefined) {
    const pair = [part(name, 2, 6), part(other, 2, 6)];
    draw('two words', (random() < 0.5 ? pair : pair.reverse()).join(' '));
  }
  draw('company', part(person.company.split(' ')[0] ?? '', 3, 6));
  draw('mailbox', part(person.email, 3, 6).split('@')[0] ?? '');
  draw('order number', person.orderNumber);
  return queries;
};

const isLatin = (text: string): boolean => /^[\p{Script=Latin}\p{P}]+$/u.test(text);

/** The word with one letter missing, doubled, replaced by its neighbour's, or two swapped. */
export const withSlip = (word: string, random: () => number): string => {
  const letters = Array.from(word);
  const at = Math.floor(random() * letters.length);
  const letter = letters[at] ?? '';
  const next = letters[at + 1];
  const kind = Math.floor(random() * 4);
  if (kind === 0 && letters.length > 4) letters.splice(at, 1);
  else if (kind === 1) letters.splice(at, 0, letter);
  else if (kind === 2 && next !== undefined) letters.splice(at, 2, next, letter);
  else letters.splice(at, 1, letters[(at + 2) % letters.length] ?? letter);
  const slipped = letters.join('');
  // Doubled letters can swap or repeat into the word itself: then it is no slip.
  return slipped === word ? `${word}${letter === 'x' ? 'y' : 'x'}` : slipped;
};
