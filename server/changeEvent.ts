import { Event } from '#shared/model/event.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { isTimeZone } from '#shared/rules/isTimeZone.ts';
import { afterThese } from '#shared/rules/stamp.ts';
import { appendAudit, type Actor } from './audit/appendAudit.ts';
import { appendOwnFact } from './log/appendOwnFact.ts';
import { lockLog } from './log/lockLog.ts';
import { readStamp } from './log/programme.ts';
import { checkPublicFields } from './links/checkPublicFields.ts';
import type { StoreContext } from './storeContext.ts';

export interface ChangeOfEvent {
  readonly changes: Partial<Pick<Event, 'name' | 'timeZone' | 'startsAt' | 'endsAt'>>;
  readonly actor: Actor;
}

export type ChangeEventError =
  'no_event' | 'invalid_input' | 'ends_before_it_begins' | 'make_a_generic_link';

/** Renames or moves the event, for all stations too; gives the end of the log. Codes that are out keep their own times. */
export const changeEvent = async (
  context: StoreContext,
  { changes, actor }: ChangeOfEvent,
): Promise<Result<number, ChangeEventError>> => {
  const { database, clock } = context;
  return database.transaction().execute(async (trx) => {
    const first = await trx.selectFrom('events').select('id').executeTakeFirst();
    if (first === undefined) return err('no_event');
    await lockLog(trx, first.id);
    const row = await trx
      .selectFrom('events')
      .select(['data', 'stamp'])
      .where('id', '=', first.id)
      .executeTakeFirstOrThrow();
    const known = Event.parse(JSON.parse(row.data));
    const next = Event.safeParse({ ...known, ...changes });
    if (!next.success || !isTimeZone(next.data.timeZone)) return err('invalid_input');
    const event = next.data;
    if (event.endsAt <= event.startsAt) return err('ends_before_it_begins');
    const open = checkPublicFields({ name: event.name });
    if (!open.ok) return open;
    const different = (['name', 'timeZone', 'startsAt', 'endsAt'] as const).filter(
      (field) => event[field] !== known[field],
    );
    if (different.length === 0) return ok(0);
    const stamp = readStamp(row.stamp);
    const { position } = await appendOwnFact(trx, context, {
      event: event.id,
      kind: 'programmeImported',
      attendee: null,
      body: {
        event,
        sessions: [],
        checkpoints: [],
        ...afterThese(stamp === null ? [] : [stamp]),
      },
    });
    await appendAudit(trx, { event: event.id, now: clock() }, [
      { actor, action: 'event.changed', details: { fields: different.join(' ') } },
    ]);
    return ok(position);
  });
};
