import { z } from 'zod';
import { Fact } from '#shared/model/fact.ts';
import type { SendFactsReply } from '#shared/protocol/protocol.ts';
import type { StationRow, StoreTransaction } from '../database/tables.ts';
import type { StoreContext } from '../storeContext.ts';
import { checkChain, type JournalBreak, type KnownLine } from '../journals/checkChain.ts';
import { noteFacts } from '../journals/noteFacts.ts';
import { createArrivals } from './arrivals.ts';
import { boundOf } from './boundOf.ts';
import { sha256 } from './hashFact.ts';
import { type FactToInsert, insertFacts } from './insertFacts.ts';
import { lockLog, moveEndOfLog } from './lockLog.ts';

export type FactResult = SendFactsReply['results'][number];

/**
 * Takes in what a station sends, in one transaction, and answers for each item in its order. Nothing is rejected: what
 * cannot be a line of this station's journal is set aside as it is, and delays no other.
 */
export const acceptFacts = async (
  { database, clock, log }: StoreContext,
  { station, items }: { readonly station: StationRow; readonly items: readonly unknown[] },
): Promise<{ readonly results: readonly FactResult[]; readonly position: number }> => {
  const { event } = station;
  const now = clock();
  return database.transaction().execute(async (trx) => {
    const end = await lockLog(trx, event);
    const read = items.map((item) => readItem(item, station));
    const known = await readKnown(trx, station, read);
    const arrivalOf = await createArrivals(trx, { event, end, now });
    const facts: FactToInsert[] = [];
    const breaks: JournalBreak[] = [];
    const results: FactResult[] = [];
    for (const { identity, text, outcome } of read) {
      if (!outcome.ok) {
        await setAside(trx, { station, identity, text, now, reason: outcome.reason });
        log.write('warn', 'fact set aside', { station: station.id, reason: outcome.reason });
        results.push(setAsideResult(identity, outcome.reason));
        continue;
      }
      const { fact } = outcome;
      const before = known.get(identityKey(fact.incarnation, fact.seq));
      if (before === undefined) {
        const position = end + facts.length + 1;
        breaks.push(
          ...checkChain(fact, (incarnation, seq) => known.get(identityKey(incarnation, seq))),
        );
        const { hash, previousHash } = fact;
        const receivedAt = arrivalOf(fact);
        const line = { position, hash, previousHash, receivedAt };
        known.set(identityKey(fact.incarnation, fact.seq), line);
        facts.push({ position, fact, text, receivedAt });
        results.push({ ...identity, outcome: 'stored', position, ...boundOf(fact, receivedAt) });
      } else if (before.hash === fact.hash) {
        const { position, receivedAt } = before;
        results.push({ ...identity, outcome: 'known', position, ...boundOf(fact, receivedAt) });
      } else {
        // Two lines with one identity: a restored or cloned disk. Both are kept.
        await setAside(trx, { station, identity, text, now, reason: 'fork' });
        log.write('error', 'journal forked', { station: station.id, seq: fact.seq });
        results.push(setAsideResult(identity, 'fork'));
      }
    }
    await insertFacts(trx, { event, facts });
    await noteFacts(trx, station, { facts: facts.map(({ fact }) => fact), breaks });
    if (breaks.length > 0) log.write('error', 'journal chain broken', { station: station.id });
    const position = end + facts.length;
    if (facts.length > 0) await moveEndOfLog(trx, event, position);
    return { results, position };
  });
};

type Identity = Pick<Fact, 'station' | 'incarnation' | 'seq'>;
type Outcome =
  | { readonly ok: true; readonly fact: Fact }
  | { readonly ok: false; readonly reason: 'unreadable' | 'other_station' | 'future_incarnation' };

const readItem = (
  item: unknown,
  station: StationRow,
): { readonly identity: Identity; readonly text: string; readonly outcome: Outcome } => {
  const text = JSON.stringify(item);
  const parsed = Fact.safeParse(item);
  if (!parsed.success) {
    const loose = LooseIdentity.safeParse(item);
    const identity = loose.success ? loose.data : { station: station.id, incarnation: 0, seq: 0 };
    return { identity, text, outcome: { ok: false, reason: 'unreadable' } };
  }
  const fact = parsed.data;
  const identity = { station: fact.station, incarnation: fact.incarnation, seq: fact.seq };
  return { identity, text, outcome: outcomeOf(fact, station) };
};

const outcomeOf = (fact: Fact, station: StationRow): Outcome => {
  if (fact.station !== station.id) return { ok: false, reason: 'other_station' };
  if (fact.incarnation > station.incarnation) return { ok: false, reason: 'future_incarnation' };
  return { ok: true, fact };
};

const LooseIdentity = z.object({
  station: z.string().min(1).max(64),
  incarnation: z.int(),
  seq: z.int(),
});

const identityKey = (incarnation: number, seq: number): string => `${incarnation}/${seq}`;

const setAsideResult = (identity: Identity, reason: string): FactResult => ({
  ...identity,
  outcome: 'set_aside',
  position: null,
  reason,
});

/** What is in the log at these places of the station's journal, and at those next to them. */
const readKnown = async (
  trx: StoreTransaction,
  station: StationRow,
  read: readonly { readonly identity: Identity; readonly outcome: Outcome }[],
): Promise<Map<string, LineInLog>> => {
  const seqs = new Set<number>();
  for (const { outcome } of read) {
    if (!outcome.ok) continue;
    const { seq } = outcome.fact;
    seqs
      .add(seq - 1)
      .add(seq)
      .add(seq + 1);
  }
  if (seqs.size === 0) return new Map();
  const rows = await trx
    .selectFrom('facts')
    .select([
      'incarnation',
      'seq',
      'position',
      'hash',
      'previous_hash as previousHash',
      'received_at as receivedAt',
    ])
    .where('event', '=', station.event)
    .where('station', '=', station.id)
    .where('seq', 'in', [...seqs])
    .execute();
  return new Map(rows.map((row) => [identityKey(row.incarnation, row.seq), row]));
};

interface LineInLog extends KnownLine {
  readonly position: number;
  readonly receivedAt: number;
}

const setAside = async (
  trx: StoreTransaction,
  item: { station: StationRow; identity: Identity; text: string; now: number; reason: string },
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
