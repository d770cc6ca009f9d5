import { v7 as uuidv7 } from 'uuid';
import type { Attendee, AttendeeFields } from '#shared/model/attendee.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { writtenFields } from '#shared/rules/person.ts';
import { afterThese } from '#shared/rules/stamp.ts';
import { findPersonalSecret } from '../mail/findPersonalSecret.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import { appendOwnFact } from '../log/appendOwnFact.ts';
import { lockLog } from '../log/lockLog.ts';
import { readAttendees, readWrites } from '../log/people.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';

export interface ChangeOfPerson {
  readonly attendeeId: string;
  readonly changes: Partial<AttendeeFields>;
  readonly actor: Actor;
  readonly reason?: string;
}

export type ChangePersonError = 'no_event' | 'unknown_attendee' | 'private_link';

/** The attendees of the event, as the pages and the console read and change them. */
export interface People {
  readonly read: (attendeeId: string) => Promise<Attendee | null>;
  /** Brings people who are new, as a list does; who is known stays as they are. At most 500 at once. */
  readonly add: (attendees: readonly Attendee[], actor: Actor) => Promise<Result<null, 'no_event'>>;
  /**
   * Writes what differs, as a fact that every station gets, and puts the names of the changed fields on record. A field that
   * holds somebody's link or code is refused: others would read it.
   */
  readonly change: (
    wanted: ChangeOfPerson,
  ) => Promise<Result<{ readonly changed: readonly string[] }, ChangePersonError>>;
}

export const createPeople = (
  context: StoreContext,
  tellNews: (event: string, position: number) => void,
): People => {
  const { database } = context;
  return {
    read: async (attendeeId) => {
      const event = await readEvent(database);
      if (event === null) return null;
      return (await readAttendees(database, event.id, [attendeeId])).get(attendeeId) ?? null;
    },

    add: async (attendees, actor) => {
      const event = await readEvent(database);
      if (event === null) return err('no_event');
      const position = await database.transaction().execute(async (trx) => {
        const placed = await appendOwnFact(trx, context, {
          event: event.id,
          kind: 'attendeesImported',
          attendee: null,
          body: {
            importId: uuidv7({ msecs: context.clock(), random: context.random(16) }),
            attendees: [...attendees],
          },
        });
        await appendAudit(trx, { event: event.id, now: context.clock() }, [
          { actor, action: 'attendees.added', details: { count: attendees.length } },
        ]);
        return placed.position;
      });
      tellNews(event.id, position);
      return ok(null);
    },

    change: async ({ attendeeId, changes, actor, reason = '' }) => {
      const event = await readEvent(database);
      if (event === null) return err('no_event');
      if (Object.values(changes).some(holdsSecret)) return err('private_link');
      const done = await database.transaction().execute(async (trx) => {
        await lockLog(trx, event.id);
        const attendee = (await readAttendees(trx, event.id, [attendeeId])).get(attendeeId);
        if (attendee === undefined) return err('unknown_attendee');
        const different = writtenFields.filter(
          (field) =>
            field in changes &&
            JSON.stringify(Reflect.get(changes, field)) !== JSON.stringify(attendee[field]),
        );
        if (different.length === 0) return ok({ changed: different, position: 0 });
        const writes = (await readWrites(trx, event.id, [attendeeId])).get(attendeeId);
        const replaced = different.flatMap((field) => {
          const write = writes?.fields[field];
          return write === undefined ? [] : [write.stamp];
        });
        const { position } = await appendOwnFact(trx, context, {
          event: event.id,
          kind: 'attendeeChanged',
          attendee: attendeeId,
          body: {
            changes: Object.fromEntries(
              different.map((field) => [field, Reflect.get(changes, field)]),
            ),
            ...afterThese(replaced),
          },
        });
        await appendAudit(trx, { event: event.id, now: context.clock() }, [
          {
            actor,
            action: 'attendee.changed',
            subject: attendeeId,
            reason,
            details: { fields: different.join(' ') },
          },
        ]);
        return ok({ changed: different, position });
      });
      if (!done.ok) return done;
      if (done.value.position > 0) tellNews(event.id, done.value.position);
      return ok({ changed: done.value.changed });
    },
  };
};

const holdsSecret = (value: unknown): boolean =>
  typeof value === 'string' && findPersonalSecret(value) !== undefined;
