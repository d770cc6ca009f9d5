import { Attendee } from '#shared/model/attendee.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { readAttendees } from '../log/people.ts';

/** One person or several by their ids, a category, or everybody. */
export type WhichPeople =
  { readonly ids: readonly string[] } | { readonly category: string } | 'everybody';

/**
 * Ids of attendees. A category and everybody leave out who canceled and whose codes are held back; who is named by id is always
 * taken.
 */
export const selectPeople = async (
  trx: StoreDatabase | StoreTransaction,
  event: string,
  which: WhichPeople,
): Promise<Result<readonly string[], 'unknown_attendee'>> => {
  if (which !== 'everybody' && 'ids' in which) {
    for (let start = 0; start < which.ids.length; start += idsPerRead) {
      const asked = which.ids.slice(start, start + idsPerRead);
      const found = await readAttendees(trx, event, asked);
      if (asked.some((id) => !found.has(id))) return err('unknown_attendee');
    }
    return ok([...new Set(which.ids)]);
  }
  const rows = await trx
    .selectFrom('attendees')
    .select('data')
    .where('event', '=', event)
    .orderBy('id')
    .execute();
  return ok(
    rows
      .map(({ data }) => Attendee.parse(JSON.parse(data)))
      .filter(({ status, hold }) => status !== 'canceled' && hold === 'none')
      .filter(({ category }) => which === 'everybody' || category === which.category)
      .map(({ id }) => id),
  );
};

const idsPerRead = 500;
