import { Attendee, displayName } from '#shared/model/attendee.ts';
import type { StoreDatabase } from '../database/tables.ts';
import { mayBeIn } from '../registration/mayBeIn.ts';

export interface Registered {
  /** By name; the first of them. Who canceled is not among them. */
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly company: string;
  }[];
  readonly total: number;
}

/** Who is registered for a session. */
export const readRegistered = async (
  database: StoreDatabase,
  event: string,
  session: string,
): Promise<Registered> => {
  const found: { id: string; name: string; company: string }[] = [];
  for await (const { id, data } of mayBeIn(database, event, [session])) {
    const person = Person.parse(JSON.parse(data));
    if (person.status === 'canceled' || !person.sessions.includes(session)) continue;
    found.push({ id, name: displayName(person), company: person.company });
  }
  const sorted = found.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
  return { people: sorted.slice(0, shownPeople), total: sorted.length };
};

const shownPeople = 500;

const Person = Attendee.pick({
  firstName: true,
  lastName: true,
  badgeName: true,
  company: true,
  status: true,
  sessions: true,
});
