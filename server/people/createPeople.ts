import type { Attendee } from '#shared/model/attendee.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { Actor } from '../audit/appendAudit.ts';
import { readAttendees } from '../log/people.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import { addPeople } from './addPeople.ts';
import { changePerson, type ChangeOfPerson } from './changePerson.ts';
import type { AuditLine } from '../audit/auditLine.ts';
import { readAudit } from '../audit/readAudit.ts';
import { readTimeline, type PersonFact } from './readTimeline.ts';
import { readAccesses, type Access } from './readAccesses.ts';
import { findPeople, listCategories, type FoundPeople, type PeopleQuery } from './findPeople.ts';

export type ChangePersonError = 'no_event' | 'unknown_attendee' | 'private_link';

/** The attendees of the event, as the pages and the console read and change them. */
export interface People {
  readonly read: (attendeeId: string) => Promise<Attendee | null>;
  /** How the links of an attendee were used lately, newest first. */
  readonly accesses: (attendeeId: string) => Promise<readonly Access[]>;
  /** What stations recorded of somebody lately, newest first. */
  readonly timeline: (attendeeId: string) => Promise<readonly PersonFact[]>;
  /** What was done to somebody and to their links, newest first. */
  readonly history: (attendeeId: string) => Promise<readonly AuditLine[]>;
  readonly find: (query: PeopleQuery) => Promise<FoundPeople>;
  readonly categories: () => ReturnType<typeof listCategories>;
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

    accesses: async (attendeeId) => {
      const event = await readEvent(database);
      if (event === null) return [];
      return readAccesses(database, { event: event.id, attendeeId, limit: shownAccesses });
    },

    timeline: async (attendeeId) => {
      const event = await readEvent(database);
      if (event === null) return [];
      return readTimeline(database, { event: event.id, attendeeId, limit: shownFacts });
    },
    history: async (subject) => {
      const event = await readEvent(database);
      if (event === null) return [];
      return readAudit(database, { event: event.id, subject, limit: shownFacts });
    },
    find: async (query) => {
      const event = await readEvent(database);
      return event === null ? { people: [], total: 0 } : findPeople(database, event.id, query);
    },
    categories: async () => {
      const event = await readEvent(database);
      return event === null ? [] : listCategories(database, event.id);
    },

    add: async (attendees, actor) => {
      const event = await readEvent(database);
      if (event === null) return err('no_event');
      const position = await database
        .transaction()
        .execute((trx) => addPeople(trx, context, { event: event.id, attendees, actor }));
      tellNews(event.id, position);
      return ok(null);
    },

    change: async (wanted) => {
      const event = await readEvent(database);
      if (event === null) return err('no_event');
      const done = await database
        .transaction()
        .execute((trx) => changePerson(trx, context, { event: event.id, wanted }));
      if (!done.ok) return done;
      if (done.value.position > 0) tellNews(event.id, done.value.position);
      return ok({ changed: done.value.changed });
    },
  };
};

const shownAccesses = 200;

const shownFacts = 50;
