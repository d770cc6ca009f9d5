import type { Attendee, AttendeeStatus } from '#shared/model/attendee.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { eachAttendee, readAttendees } from '../log/people.ts';

/** People by their ids, a category, a status, or everybody. */
export type WhichPeople =
  | { readonly ids: readonly string[] }
  | { readonly category: string }
  | { readonly status: AttendeeStatus }
  | 'everybody';

export interface SelectedPerson {
  readonly id: string;
  readonly email: string;
  /** Why they are not meant after all; null: they are. */
  readonly leftOut: 'canceled' | 'suspended' | 'revoked' | null;
}

/**
 * Whom staff mean. Who canceled is left out unless called by name or by that status. Whose codes are held back always is: a
 * link would show them that they are, a code would be refused at the door.
 */
export const selectPeople = async (
  trx: StoreDatabase | StoreTransaction,
  event: string,
  which: WhichPeople,
): Promise<Result<readonly SelectedPerson[], 'unknown_attendee'>> => {
  const selected: SelectedPerson[] = [];
  if (which !== 'everybody' && 'ids' in which) {
    const ids = [...new Set(which.ids)];
    for (let start = 0; start < ids.length; start += idsPerRead) {
      const asked = ids.slice(start, start + idsPerRead);
      const found = await readAttendees(trx, event, asked);
      for (const id of asked) {
        const person = found.get(id);
        if (person === undefined) return err('unknown_attendee');
        selected.push(toSelected(person, { withCanceled: true }));
      }
    }
    return ok(selected);
  }
  const withCanceled = which !== 'everybody' && 'status' in which;
  for await (const person of eachAttendee(trx, event)) {
    if (isMeant(person, which)) selected.push(toSelected(person, { withCanceled }));
  }
  return ok(selected);
};

const idsPerRead = 500;

const isMeant = (
  { status, category }: Attendee,
  which: Exclude<WhichPeople, { readonly ids: unknown }>,
): boolean =>
  which === 'everybody' ||
  ('status' in which ? status === which.status : category === which.category);

const toSelected = (
  { id, email, status, hold }: Attendee,
  { withCanceled }: { readonly withCanceled: boolean },
): SelectedPerson => {
  const isOut = status === 'canceled' && !withCanceled;
  return { id, email, leftOut: hold !== 'none' ? hold : isOut ? 'canceled' : null };
};
