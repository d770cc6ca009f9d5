import type { ChangedFields } from '#shared/model/attendee.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { writtenFields } from '#shared/rules/person.ts';
import { afterThese } from '#shared/rules/stamp.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { appendOwnFact } from '../log/appendOwnFact.ts';
import { lockLog } from '../log/lockLog.ts';
import { readAttendees, readWrites } from '../log/people.ts';
import { findPersonalSecret } from '../mail/findPersonalSecret.ts';
import type { StoreContext } from '../storeContext.ts';

export interface ChangeOfPerson {
  readonly attendeeId: string;
  readonly changes: Partial<ChangedFields>;
  readonly actor: Actor;
  readonly reason?: string;
}

export interface ChangedPerson {
  /** The fields that differed. */
  readonly changed: readonly string[];
  /** Where the fact stands in the log, and its number among the store's own; 0 where nothing differed. */
  readonly position: number;
  readonly seq: number;
}

/**
 * Writes what differs, as a fact that every station gets, and puts the names of the changed fields on record. A field that
 * holds somebody's link or code is refused: others would read it.
 */
export const changePerson = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, wanted }: { readonly event: string; readonly wanted: ChangeOfPerson },
): Promise<Result<ChangedPerson, 'unknown_attendee' | 'private_link'>> => {
  const { attendeeId, changes, actor, reason = '' } = wanted;
  if (Object.values(changes).some(holdsSecret)) return err('private_link');
  await lockLog(trx, event);
  const attendee = (await readAttendees(trx, event, [attendeeId])).get(attendeeId);
  if (attendee === undefined) return err('unknown_attendee');
  const different = writtenFields.filter(
    (field) =>
      field in changes &&
      JSON.stringify(Reflect.get(changes, field)) !== JSON.stringify(attendee[field]),
  );
  if (different.length === 0) return ok({ changed: different, position: 0, seq: 0 });
  const writes = (await readWrites(trx, event, [attendeeId])).get(attendeeId);
  const replaced = different.flatMap((field) => {
    const write = writes?.fields[field];
    return write === undefined ? [] : [write.stamp];
  });
  const { position, fact } = await appendOwnFact(trx, context, {
    event,
    kind: 'attendeeChanged',
    attendee: attendeeId,
    body: {
      changes: Object.fromEntries(different.map((field) => [field, Reflect.get(changes, field)])),
      ...afterThese(replaced),
    },
  });
  await appendAudit(trx, { event, now: context.clock() }, [
    {
      actor,
      action: 'attendee.changed',
      subject: attendeeId,
      reason,
      details: { fields: different.join(' '), position },
    },
  ]);
  return ok({ changed: different, position, seq: fact.seq });
};

const holdsSecret = (value: unknown): boolean =>
  typeof value === 'string' && findPersonalSecret(value) !== undefined;
