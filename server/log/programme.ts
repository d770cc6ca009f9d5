import { Event } from '#shared/model/event.ts';
import type { FactBody } from '#shared/model/fact.ts';
import { mergeEvent } from '#shared/rules/mergeEvent.ts';
import { isLater, Stamp } from '#shared/rules/stamp.ts';
import type { StoreTransaction } from '../database/tables.ts';

interface ProgrammeSaid {
  readonly event: string;
  readonly programme: FactBody<'programmeImported'>;
  readonly stamp: Stamp;
}

/** Sessions, checkpoints and the event: of each the last writer wins, whoever comes last. */
export const takeProgramme = async (
  trx: StoreTransaction,
  { event, programme, stamp }: ProgrammeSaid,
): Promise<void> => {
  await takeItems(trx, 'sessions', { event, items: programme.sessions, stamp });
  await takeItems(trx, 'checkpoints', { event, items: programme.checkpoints, stamp });
  if (programme.event === undefined || programme.event.id !== event) return;
  const row = await trx
    .selectFrom('events')
    .select(['data', 'stamp'])
    .where('id', '=', event)
    .executeTakeFirstOrThrow();
  if (!isLater(stamp, readStamp(row.stamp))) return;
  const merged = mergeEvent(Event.parse(JSON.parse(row.data)), programme.event);
  await trx
    .updateTable('events')
    .set({ data: JSON.stringify(merged), stamp: JSON.stringify(stamp) })
    .where('id', '=', event)
    .execute();
};

export const readStamp = (text: string | null): Stamp | null =>
  text === null ? null : Stamp.parse(JSON.parse(text));

interface Items {
  readonly event: string;
  readonly items: readonly { readonly id: string }[];
  readonly stamp: Stamp;
}

const takeItems = async (
  trx: StoreTransaction,
  table: 'sessions' | 'checkpoints',
  { event, items, stamp }: Items,
): Promise<void> => {
  // One INSERT cannot touch a row twice: of two with the same id the later counts.
  const all = [...new Map(items.map((item) => [item.id, item])).values()];
  for (let start = 0; start < all.length; start += rowsPerInsert) {
    const some = all.slice(start, start + rowsPerInsert);
    const known = await trx
      .selectFrom(table)
      .select(['id', 'stamp'])
      .where('event', '=', event)
      .where(
        'id',
        'in',
        some.map(({ id }) => id),
      )
      .execute();
    const stamps = new Map(known.map((row) => [row.id, readStamp(row.stamp)]));
    const rows = some
      .filter(({ id }) => isLater(stamp, stamps.get(id) ?? null))
      .map((item) => ({
        event,
        id: item.id,
        data: JSON.stringify(item),
        stamp: JSON.stringify(stamp),
      }));
    if (rows.length === 0) continue;
    await trx
      .insertInto(table)
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['event', 'id']).doUpdateSet((fields) => ({
          data: fields.ref('excluded.data'),
          stamp: fields.ref('excluded.stamp'),
        })),
      )
      .execute();
  }
};

const rowsPerInsert = 200;
