import type { Database } from '#sqlite/openDatabase.ts';
import type { NewsListener } from '../log/createNews.ts';
import type { BackendDeps } from './backend.ts';
import type { StoreDatabase } from './tables.ts';

/** Looks twice a second whether another process wrote into the file; costs microseconds while none did. */
export const hearSqlite =
  (file: Database, database: StoreDatabase, { every, log }: Pick<BackendDeps, 'every' | 'log'>) =>
  (heard: NewsListener): (() => void) => {
    let seen = dataVersion(file);
    const look = async (): Promise<void> => {
      const version = dataVersion(file);
      if (version === seen) return;
      seen = version;
      const events = await database.selectFrom('events').select(['id', 'last_position']).execute();
      for (const { id, last_position } of events) heard(id, last_position);
    };
    return every(500, () => {
      look().catch((error: unknown) => {
        log.write('error', 'cannot look for news', {
          reason: error instanceof Error ? error.name : '',
        });
      });
    });
  };

/** Changes when another connection commits (https://sqlite.org/pragma.html#pragma_data_version). */
const dataVersion = (file: Database): unknown => file.pragma('data_version', { simple: true });
