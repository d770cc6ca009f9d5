import { CompiledQuery, type Insertable } from 'kysely';
import type { PlacedFact } from '#shared/protocol/protocol.ts';
import { ceilingOf, stampOf } from '#shared/rules/stamp.ts';
import type { StoreTransaction, Tables } from '../database/tables.ts';
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
  for (let start = 0; start < facts.length; start += rowsPerInsert) {
    await insertRows(trx, event, facts.slice(start, start + rowsPerInsert));
  }
  await projectFacts(
    trx,
    event,
    facts.map(({ fact, receivedAt }) => ({
      fact,
      stamp: stampOf(fact, ceilingOf(fact, receivedAt)),
    })),
  );
};

const rowsPerInsert = 100;

/** Making the text of an insert takes longer than the insert itself, so each text is made once for each number of rows. */
const insertRows = async (
  trx: StoreTransaction,
  event: string,
  facts: readonly FactToInsert[],
): Promise<void> => {
  const { adapter } = trx.getExecutor();
  const texts = textsByDatabase.get(adapter) ?? new Map<number, string>();
  textsByDatabase.set(adapter, texts);
  const rows = facts.map((fact) => rowOf(event, fact));
  const text = texts.get(rows.length) ?? trx.insertInto('facts').values(rows).compile().sql;
  texts.set(rows.length, text);
  const values: unknown[] = [];
  // The columns of an insert stand in the order of its first row's.
  for (const row of rows) values.push(...Object.values(row));
  await trx.executeQuery(CompiledQuery.raw(text, values));
};

const textsByDatabase = new WeakMap<object, Map<number, string>>();

const rowOf = (
  event: string,
  { position, fact, text, receivedAt, upstreamPosition }: FactToInsert,
): Insertable<Tables['facts']> => ({
  event,
  position,
  station: fact.station,
  incarnation: fact.incarnation,
  seq: fact.seq,
  kind: fact.kind,
  attendee: fact.attendee,
  hash: fact.hash,
  previous_hash: fact.previousHash,
  received_at: receivedAt,
  data: text,
  upstream_position: upstreamPosition ?? null,
});
