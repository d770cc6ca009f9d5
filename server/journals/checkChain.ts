import type { Fact } from '#shared/model/fact.ts';
import { hashFact, noHash } from '../log/hashFact.ts';

/** What is known of a line of the same journal. */
export interface KnownLine {
  readonly hash: string;
  readonly previousHash: string;
}

export interface JournalBreak {
  readonly incarnation: number;
  readonly seq: number;
  readonly problem: 'chain' | 'hash';
}

/**
 * What is wrong with a line beside its neighbours in `journal`, as far as they are known (by their seq): `hash` where its own text does not give its
 * hash, `chain` where it, or the line after it, names another line before.
 */
export const checkChain = (
  fact: Fact,
  journal: ReadonlyMap<number, KnownLine>,
): readonly JournalBreak[] => {
  const { incarnation, seq, hash } = fact;
  const breaks: JournalBreak[] = [];
  const before = seq === 1 ? noHash : journal.get(seq - 1)?.hash;
  if (hashFact(fact) !== hash) breaks.push({ incarnation, seq, problem: 'hash' });
  else if (before !== undefined && before !== fact.previousHash)
    breaks.push({ incarnation, seq, problem: 'chain' });
  const after = journal.get(seq + 1);
  if (after !== undefined && after.previousHash !== hash)
    breaks.push({ incarnation, seq: seq + 1, problem: 'chain' });
  return breaks;
};
