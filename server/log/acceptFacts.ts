import type { SendFactsReply } from '#shared/protocol/protocol.ts';
import type { StationRow, StoreTransaction } from '../database/tables.ts';
import type { StoreContext } from '../storeContext.ts';
import { checkChain, type JournalBreak } from '../journals/checkChain.ts';
import { type JournalNote, noteFacts } from '../journals/noteFacts.ts';
import { createArrivals } from './arrivals.ts';
import { boundOf } from './boundOf.ts';
import { sha256 } from './hashFact.ts';
import { type FactToInsert, insertFacts } from './insertFacts.ts';
import { readKnown } from './knownLines.ts';
import { lockLog, moveEndOfLog } from './lockLog.ts';
import { type ReadItem, readItem } from './readItem.ts';

export type FactResult = SendFactsReply['results'][number];

/** What one station sent with one request. */
export interface Delivery {
  readonly station: StationRow;
  readonly items: readonly unknown[];
}

export interface Accepted {
  /** For each delivery an answer to each item, in their order. */
  readonly results: readonly (readonly FactResult[])[];
  readonly position: number;
}

/**
 * Takes in what stations of one event send, in one transaction; no two deliveries may be of the same station. Nothing is
 * rejected: what cannot be a line of its station's journal is set aside as it is, and delays no other.
 */
export const acceptFacts = async (
  { database, clock, log, crashPoint }: StoreContext,
  event: string,
  deliveries: readonly Delivery[],
): Promise<Accepted> => {
  const now = clock();
  // Before the log is locked: other processes wait for it.
  const read = deliveries.map(({ station, items }) => ({
    station,
    items: items.map((item) => readItem(item, station)),
  }));
  return database.transaction().execute(async (trx) => {
    const end = await lockLog(trx, event);
    const known = await readKnown(trx, event, identitiesOf(read));
    const arrivalOf = await createArrivals(trx, { event, end, now });
    const facts: FactToInsert[] = [];
    const notes: JournalNote[] = [];
    const results: FactResult[][] = [];
    for (const { station, items } of read) {
      const first = facts.length;
      const breaks: JournalBreak[] = [];
      const answers: FactResult[] = [];
      const keepAside = async ({ identity, text }: ReadItem, reason: string): Promise<void> => {
        await setAside(trx, { station, identity, text, now, reason });
        log.write('warn', 'fact set aside', { station: station.id, seq: identity.seq, reason });
        answers.push({ ...identity, outcome: 'set_aside', position: null, reason });
      };
      for (const item of items) {
        const { identity, text, outcome } = item;
        if (!outcome.ok) {
          await keepAside(item, outcome.reason);
          continue;
        }
        const { fact } = outcome;
        const journal = known.journal(fact);
        const before = journal.get(fact.seq);
        if (before === undefined) {
          const position = end + facts.length + 1;
          breaks.push(...checkChain(fact, journal));
          const { hash, previousHash } = fact;
          const receivedAt = arrivalOf(fact);
          journal.set(fact.seq, { position, hash, previousHash, receivedAt });
          facts.push({ position, fact, text, receivedAt });
          answers.push({ ...identity, outcome: 'stored', position, ...boundOf(fact, receivedAt) });
        } else if (before.hash === fact.hash) {
          const { position, receivedAt } = before;
          answers.push({ ...identity, outcome: 'known', position, ...boundOf(fact, receivedAt) });
        } else {
          // Two lines with one identity: a restored or cloned disk. Both are kept.
          await keepAside(item, 'fork');
        }
      }
      if (breaks.length > 0) log.write('error', 'journal chain broken', { station: station.id });
      notes.push({ station, facts: facts.slice(first).map(({ fact }) => fact), breaks });
      results.push(answers);
    }
    crashPoint('store.facts.read');
    await insertFacts(trx, { event, facts });
    crashPoint('store.facts.inserted');
    await noteFacts(trx, event, notes);
    const position = end + facts.length;
    if (facts.length > 0) await moveEndOfLog(trx, event, position);
    return { results, position };
  });
};

const identitiesOf = (
  read: readonly { readonly items: readonly ReadItem[] }[],
): readonly ReadItem['identity'][] =>
  read.flatMap(({ items }) =>
    items.filter(({ outcome }) => outcome.ok).map(({ identity }) => identity),
  );

const setAside = async (
  trx: StoreTransaction,
  item: {
    station: StationRow;
    identity: ReadItem['identity'];
    text: string;
    now: number;
    reason: string;
  },
): Promise<void> => {
  await trx
    .insertInto('set_aside')
    .values({
      event: item.station.event,
      station: item.station.id,
      content_hash: sha256(item.text),
      reason: item.reason,
      received_at: item.now,
      content: item.text,
      incarnation: item.identity.seq === 0 ? null : item.identity.incarnation,
      seq: item.identity.seq === 0 ? null : item.identity.seq,
    })
    .onConflict((conflict) => conflict.columns(['event', 'station', 'content_hash']).doNothing())
    .execute();
};
