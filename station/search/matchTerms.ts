import type { TokenTree } from './tokenTree.ts';
import type { QueryWord } from './wordForms.ts';

/** How well a term fits a query word, best first. A slip is one letter missing, too many, wrong or swapped. */
export const exact = 0;
export const begins = 1;
export const slip = 2;
export const slipBegins = 3;

/** The terms that fit one word of a query. */
export interface WordMatch {
  /** Terms by quality: exact, begins, slip, slipBegins. */
  readonly terms: readonly (readonly number[])[];
  /** Set if there were too many terms to list: a term below one of these nodes fits too (as `begins`). */
  readonly wideNodes: ReadonlySet<number> | undefined;
}

const mostTerms = 30_000;
const fewestLettersForSlip = 4;
const canSlip = (form: string): boolean =>
  form.length >= fewestLettersForSlip && !/\p{N}/u.test(form) && spelledWithLetters.test(form);
const spelledWithLetters =
  /^[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

/** Whether one slip in any of the words would be forgiven. */
export const mayContainSlip = (words: readonly QueryWord[]): boolean =>
  words.some((word) => word.some(canSlip));

export const matchTerms = (tree: TokenTree, word: QueryWord, withSlips: boolean): WordMatch => {
  const terms: number[][] = [[], [], [], []];
  const wideNodes = new Set<number>();
  const collect = (node: number, whole: number, below: number): void => {
    const term = tree.termAt(node);
    if (term !== 0) terms[whole]?.push(term);
    if (!tree.collectBelow(node, terms[below] ?? [], mostTerms)) wideNodes.add(node);
  };
  for (const form of word) {
    const node = tree.find(form);
    if (node !== 0) collect(node, exact, begins);
    if (withSlips && canSlip(form)) {
      for (const near of tree.findNear(form)) collect(near, slip, slipBegins);
    }
  }
  return { terms, wideNodes: wideNodes.size > 0 ? wideNodes : undefined };
};
