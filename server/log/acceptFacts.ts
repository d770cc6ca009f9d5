import { z } from 'zod';
import { Fact } from '#shared/model/fact.ts';
import type { SendFactsReply } from '#shared/protocol/protocol.ts';
import type { StationRow, StoreTransaction } from '../database/tables.ts';
import type { StoreContext } from '../storeContext.ts';
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
    const facts: FactToInsert[] = [];
    const results: FactResult[] = [];
    for (const { identity, text, outcome } of read) {
      if (!outcome.ok) {
        await setAside(trx, { station, text, now, reason: outcome.reason });
        log.write('warn', 'fact set aside', { station: station.id, reason: outcome.reason });
        results.push({ ...identity, outcome: 'set_aside', position: null });
        continue;
      }
      const { fact } = outcome;
      const before = known.get(identityKey(fact));
      if (before === undefined) {
        const position = end + facts.length + 1;
        known.set(identityKey(fact), { position, hash: fact.hash });
        facts.push({ position, fact, text });
        results.push({ ...identity, outcome: 'stored', position });
      } else if (before.hash === fact.hash) {
        results.push({ ...identity, outcome: 'known', position: before.position });
      } else {
        // Two lines with one identity: a restored or cloned disk. Both are kept.
        await setAside(trx, { station, text, now, reason: 'fork' });
        log.write('error', 'journal forked', { station: station.id, seq: fact.seq });
        results.push({ ...identity, outcome: 'set_aside', position: null });
      }
    }
    await insertFacts(trx, { event, facts, now });
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

const identityKey = ({ incarnation, seq }: Identity): string => `${incarnation}/${seq}`;

const readKnown = async (
  trx: StoreTransaction,
  station: StationRow,
  read: readonly { readonly identity: Identity; readonly outcome: Outcome }[],
): Promise<Map<string, { readonly position: number; readonly hash: string }>> => {
  const seqs = read.flatMap(({ outcome }) => (outcome.ok ? [outcome.fact.seq] : []));
  if (seqs.length === 0) return new Map();
  const rows = await trx
    .selectFrom('facts')
    .select(['station', 'incarnation', 'seq', 'position', 'hash'])
    .where('event', '=', station.event)
    .where('station', '=', station.id)
    .where('seq', 'in', seqs)
    .execute();
  return new Map(rows.map((row) => [identityKey(row), { position: row.position, hash: row.hash }]));
};

const setAside = async (
  trx: StoreTransaction,
  item: { station: StationRow; text: string; now: number; reason: string },
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
    })
    .onConflict((conflict) => conflict.columns(['event', 'station', 'content_hash']).doNothing())
    .execute();
};
