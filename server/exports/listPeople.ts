import { Session } from '#shared/model/checkpoint.ts';
import type { StoreDatabase } from '../database/tables.ts';
import { eachAttendee } from '../log/people.ts';
import type { ListedPerson } from './exportTable.ts';

/** Everybody on the list with the titles of their sessions, by id. */
export const listPeople = async (
  database: StoreDatabase,
  event: string,
): Promise<readonly ListedPerson[]> => {
  const titles = await readTitles(database, event);
  const people: ListedPerson[] = [];
  for await (const attendee of eachAttendee(database, event)) {
    const sessions = attendee.sessions.map((session) => titles.get(session) ?? session);
    people.push({ attendee, sessions });
  }
  return people;
};

const readTitles = async (
  database: StoreDatabase,
  event: string,
): Promise<ReadonlyMap<string, string>> => {
  const rows = await database
    .selectFrom('sessions')
    .select('data')
    .where('event', '=', event)
    .execute();
  return new Map(
    rows.map(({ data }) => {
      const { id, title } = Session.parse(JSON.parse(data));
      return [id, title];
    }),
  );
};
