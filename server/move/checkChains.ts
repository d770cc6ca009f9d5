import { Fact } from '#shared/model/fact.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { hashFact } from '../log/hashFact.ts';
import { readRows } from './copyTable.ts';

export interface ChainCheck {
  /** Journals: one for each incarnation of each station. */
  readonly chains: number;
  /** Facts whose hash is not of their text, or whose line before is another than the store has. */
  readonly broken: number;
}

/** Goes through all journals in the log, line by line. */
export const checkChains = async (trx: StoreTransaction): Promise<ChainCheck> => {
  let chains = 0;
  let broken = 0;
  let before: Fact | undefined;
  const query = 'SELECT data FROM facts ORDER BY event, station, incarnation, seq';
  for await (const { data } of readRows(trx, query)) {
    const fact = Fact.parse(JSON.parse(String(data)));
    const isNext = before?.station === fact.station && before.incarnation === fact.incarnation;
    if (!isNext) chains += 1;
    const follows = !isNext || before?.seq !== fact.seq - 1 || before.hash === fact.previousHash;
    if (!follows || hashFact(fact) !== fact.hash) broken += 1;
    before = fact;
  }
  return { chains, broken };
};
