import { Attendee } from '#shared/model/attendee.ts';
import { Session } from '#shared/model/checkpoint.ts';
import type { StoreDatabase } from '../database/tables.ts';
import type { ListedPerson } from './exportTable.ts';

/** Everybody on the list with the titles of their sessions, by id. */
export const listPeople = async (
  database: StoreDatabase,
  event: string,
): Promise<readonly ListedPerson[]> => {
  const titles = await readTitles(database, event);
  const people: ListedPerson[] = [];
  let after = '';
  for (;;) {
    const rows = await database
      .selectFrom('attendees')
      .select(['id', 'data'])
      .where('event', '=', event)
      .where('id', '>', after)
      .orderBy('id')
      .limit(rowsPerRead)
      .execute();
    for (const { data } of rows) {
      const attendee = Attendee.parse(JSON.parse(data));
      const sessions = attendee.sessions.map((session) => titles.get(session) ?? session);
      people.push({ attendee, sessions });
    }
    after = rows.at(-1)?.id ?? '';
    if (rows.length < rowsPerRead) return people;
  }
};

const rowsPerRead = 1000;

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
