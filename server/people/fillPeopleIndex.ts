import { Attendee } from '#shared/model/attendee.ts';
import { readSetting, writeSetting } from '../database/settings.ts';
import type { StoreDatabase } from '../database/tables.ts';
import { lockLog } from '../log/lockLog.ts';
import { indexPeople } from './peopleIndex.ts';

/** For a database of before there was an index: reads everybody into it, once. */
export const fillPeopleIndex = async (database: StoreDatabase, event: string): Promise<void> => {
  if ((await readSetting(database, 'people_index')) !== undefined) return;
  let after = '';
  for (;;) {
    const last = await database.transaction().execute(async (trx) => {
      // Nobody changes people while their rows are copied.
      await lockLog(trx, event);
      const rows = await trx
        .selectFrom('attendees')
        .select(['id', 'data'])
        .where('event', '=', event)
        .where('id', '>', after)
        .orderBy('id')
        .limit(peoplePerRead)
        .execute();
      await indexPeople(
        trx,
        event,
        rows.map(({ data }) => ({ attendee: Attendee.parse(JSON.parse(data)), before: undefined })),
      );
      return rows.at(-1)?.id;
    });
    if (last === undefined) break;
    after = last;
  }
  await writeSetting(database, 'people_index', 'whole');
};

const peoplePerRead = 2000;
