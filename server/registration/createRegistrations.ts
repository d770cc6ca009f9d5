import type { Attendee } from '#shared/model/attendee.ts';
import type { Event } from '#shared/model/event.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import type { OwnFields } from '../people/ownFields.ts';
import { changePerson, type ChangedPerson } from '../people/changePerson.ts';
import { readEvent } from '../readEvent.ts';
import { readSessions } from '../programme/readSessions.ts';
import type { StoreContext } from '../storeContext.ts';
import { giveAnswer, readRegistration, type AnswerToGive, type GivenAnswer } from './answers.ts';
import { applyForEvent, type Application } from './applyForEvent.ts';
import {
  chooseSessions,
  type ChooseSessionsError,
  type SessionsToChoose,
} from './chooseSessions.ts';
import { readPlacesLeft } from './places.ts';
import { readChanges, type SeenChange } from './readChanges.ts';
import {
  closingTime,
  readRegistrationSettings,
  writeRegistrationSettings,
  type RegistrationSettings,
} from './registrationSettings.ts';
import { takesPart, type Standing } from './standing.ts';

export interface Registration {
  readonly person: Attendee;
  readonly standing: Standing;
  readonly closing: Closing;
}

/** `at` is ms since 1970. */
export interface Closing {
  readonly at: number;
  readonly isOver: boolean;
}

type Outcome<Value, Code extends string> = Promise<Result<Value, Code | 'no_event' | 'closed'>>;

/** What people decide about their own coming, until registration closes; `closed` says that it has. */
export interface Registrations {
  readonly settings: () => Promise<RegistrationSettings>;
  readonly saveSettings: (
    settings: RegistrationSettings,
    actor: Actor,
  ) => Promise<Result<null, 'no_event'>>;
  /** When registration closes; null before there is an event. */
  readonly closing: () => Promise<Closing | null>;
  readonly read: (attendeeId: string) => Promise<Registration | null>;
  readonly answer: (
    given: Omit<AnswerToGive, 'event'>,
  ) => Outcome<GivenAnswer, 'unknown_attendee' | 'not_possible'>;
  readonly chooseSessions: (
    chosen: Omit<SessionsToChoose, 'event'>,
  ) => Outcome<null, ChooseSessionsError>;
  readonly changeFields: (
    attendeeId: string,
    fields: OwnFields,
  ) => Outcome<null, 'unknown_attendee' | 'private_link' | 'not_possible'>;
  /** Places left in sessions that have a limit, as of the last seconds; choosing counts anew. */
  readonly placesLeft: () => Promise<ReadonlyMap<string, number>>;
  /** What was changed of somebody, newest first. */
  readonly changes: (attendeeId: string) => Promise<readonly SeenChange[]>;
  /** Somebody at the public page, known or not. */
  readonly apply: (application: Application) => Outcome<null, never>;
}

export const createRegistrations = (
  context: StoreContext,
  tellNews: (event: string, position: number) => void,
): Registrations => {
  const { database, clock } = context;
  let counted: { readonly at: number; readonly left: ReadonlyMap<string, number> } | undefined;

  const readClosing = async (event: Event): Promise<Closing> => {
    const at = closingTime(await readRegistrationSettings(database), event);
    return { at, isOver: clock() >= at };
  };

  /** Until registration closes; what is written is told to the stations. */
  const write = async <Value extends { readonly position: number }, Code extends string>(
    work: (trx: StoreTransaction, event: Event) => Promise<Result<Value, Code>>,
  ): Outcome<Value, Code> => {
    const event = await readEvent(database);
    if (event === null) return err('no_event');
    if ((await readClosing(event)).isOver) return err('closed');
    const done = await database.transaction().execute((trx) => work(trx, event));
    if (done.ok && done.value.position > 0) tellNews(event.id, done.value.position);
    return done;
  };

  return {
    settings: () => readRegistrationSettings(database),

    saveSettings: async (settings, actor) => {
      const event = await readEvent(database);
      if (event === null) return err('no_event');
      await database.transaction().execute(async (trx) => {
        await writeRegistrationSettings(trx, settings);
        await appendAudit(trx, { event: event.id, now: clock() }, [
          { actor, action: 'registration.settings', details: { ...settings } },
        ]);
      });
      return ok(null);
    },

    closing: async () => {
      const event = await readEvent(database);
      return event === null ? null : readClosing(event);
    },

    read: async (attendeeId) => {
      const event = await readEvent(database);
      if (event === null) return null;
      const known = await database
        .transaction()
        .execute((trx) => readRegistration(trx, event.id, attendeeId));
      if (known === undefined) return null;
      const { person, standing } = known;
      return { person, standing, closing: await readClosing(event) };
    },

    answer: (given) =>
      write((trx, event) => giveAnswer(trx, context, { ...given, event: event.id })),

    chooseSessions: async (chosen) => {
      const done = await write((trx, event) =>
        chooseSessions(trx, context, { ...chosen, event: event.id }),
      );
      counted = undefined;
      return done.ok ? ok(null) : done;
    },

    changeFields: async (attendeeId, changes) => {
      const done = await write<ChangedPerson, 'unknown_attendee' | 'not_possible' | 'private_link'>(
        async (trx, event) => {
          const known = await readRegistration(trx, event.id, attendeeId);
          if (known === undefined || !takesPart(known.standing)) return err('not_possible');
          const actor = `attendee:${attendeeId}` as const;
          return changePerson(trx, context, {
            event: event.id,
            wanted: { attendeeId, changes, actor },
          });
        },
      );
      return done.ok ? ok(null) : done;
    },

    placesLeft: async () => {
      const event = await readEvent(database);
      if (event === null) return new Map();
      if (counted !== undefined && Math.abs(clock() - counted.at) < countedForMs)
        return counted.left;
      const sessions = await readSessions(database, event.id);
      const left = await readPlacesLeft(database, { event: event.id, sessions, apart: '' });
      counted = { at: clock(), left };
      return left;
    },

    changes: async (attendeeId) => {
      const event = await readEvent(database);
      if (event === null) return [];
      return readChanges(database, { event: event.id, attendeeId, limit: shownChanges });
    },

    apply: async (application) => {
      const { public: status } = await readRegistrationSettings(database);
      if (status === 'closed') return err('closed');
      const done = await write<{ readonly position: number }, never>(async (trx, event) =>
        ok(await applyForEvent(trx, context, { event: event.id, application, status })),
      );
      return done.ok ? ok(null) : done;
    },
  };
};

const countedForMs = 10_000;
const shownChanges = 100;
