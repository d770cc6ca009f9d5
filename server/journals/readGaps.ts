import type { StoreDatabase } from '../database/tables.ts';
import { countMissing, readJournals } from './readJournals.ts';

/** A journal of which facts may be missing, or whose chain is broken. */
export interface JournalGap {
  readonly station: string;
  readonly name: string;
  readonly incarnation: number;
  /** False once the station goes on with a later incarnation. */
  readonly isCurrent: boolean;
  readonly facts: number;
  /** The highest seq that came, and the highest that the station ever told of. */
  readonly highestStored: number;
  readonly highestTold: number;
  readonly missing: number;
  /** The first of the missing seqs, in ranges. */
  readonly missingSeqs: readonly { readonly from: number; readonly to: number }[];
  /** Lines that do not fit the line before them (`chain`) or their own hash (`hash`). */
  readonly breaks: readonly { readonly seq: number; readonly problem: string }[];
}

/** All journals of an event in which something may be wrong; empty where each is whole. */
export const readGaps = async (
  database: StoreDatabase,
  event: string,
): Promise<readonly JournalGap[]> => {
  const journals = await readJournals(database, event);
  const breaks = await database
    .selectFrom('journal_breaks')
    .select(['station', 'incarnation', 'seq', 'problem'])
    .where('event', '=', event)
    .orderBy('seq')
    .execute();
  const found: JournalGap[] = [];
  for (const journal of journals) {
    const { station, name, incarnation, isCurrent, stored, highestStored, highestTold } = journal;
    const own = breaks.filter(
      (line) => line.station === station && line.incarnation === incarnation,
    );
    const missing = countMissing(journal);
    if (missing === 0 && own.length === 0) continue;
    found.push({
      ...{ station, name, incarnation, isCurrent, facts: stored, highestStored, highestTold },
      missing,
      missingSeqs: missing === 0 ? [] : await missingRanges(database, event, journal),
      breaks: own.map(({ seq, problem }) => ({ seq, problem })),
    });
  }
  return found;
};

const missingRanges = async (
  database: StoreDatabase,
  event: string,
  journal: {
    readonly station: string;
    readonly incarnation: number;
    readonly isCurrent: boolean;
    readonly highestStored: number;
    readonly highestTold: number;
  },
): Promise<JournalGap['missingSeqs']> => {
  const rows = await database
    .selectFrom('facts')
    .select('seq')
    .where('event', '=', event)
    .where('station', '=', journal.station)
    .where('incarnation', '=', journal.incarnation)
    .orderBy('seq')
    .execute();
  const ranges: { from: number; to: number }[] = [];
  let next = 1;
  for (const { seq } of rows) {
    if (seq > next && ranges.length < rangeLimit) ranges.push({ from: next, to: seq - 1 });
    next = seq + 1;
  }
  const { isCurrent, highestTold } = journal;
  if (!isCurrent && highestTold >= next) ranges.push({ from: next, to: highestTold });
  return ranges;
};

const rangeLimit = 20;
