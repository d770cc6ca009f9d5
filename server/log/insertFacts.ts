import type { PlacedFact } from '#shared/protocol/protocol.ts';
import { ceilingOf, stampOf } from '#shared/rules/stamp.ts';
import { insertRows } from '../database/insertRows.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { notePersonFacts } from './personFacts.ts';
import { projectFacts } from './projectFacts.ts';

/** A fact with its place, and its text as it came: fields of a newer version are passed on unread. */
export interface FactToInsert extends PlacedFact {
  readonly text: string;
  readonly receivedAt: number;
  /** Its place in the upstream store's log, where it came from there. */
  readonly upstreamPosition?: number;
}

/** Writes facts into the log and then into the projections, in the order given. */
export const insertFacts = async (
  trx: StoreTransaction,
  { event, facts }: { event: string; facts: readonly FactToInsert[] },
): Promise<void> => {
  const values: unknown[] = [];
  for (const { position, fact, text, receivedAt, upstreamPosition } of facts) {
    const { station, incarnation, seq, kind, attendee, hash, previousHash } = fact;
    values.push(event, position, station, incarnation, seq, kind, attendee, hash, previousHash);
    values.push(receivedAt, text, upstreamPosition ?? null);
  }
  await insertRows(trx, { table: 'facts', columns }, values);
  const before = (facts.at(0)?.position ?? 1) - 1;
  await notePersonFacts(trx, { event, before, last: before + facts.length });
  await projectFacts(
    trx,
    event,
    facts.map(({ fact, receivedAt }) => ({
      fact,
      stamp: stampOf(fact, ceilingOf(fact, receivedAt)),
    })),
  );
};

const columns = [
  'event',
  'position',
  'station',
  'incarnation',
  'seq',
  'kind',
  'attendee',
  'hash',
  'previous_hash',
  'received_at',
  'data',
  'upstream_position',
] as const;
