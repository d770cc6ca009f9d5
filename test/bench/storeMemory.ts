import { statSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '#server/database/migrations.ts';
import { openDatabase } from '#sqlite/openDatabase.ts';
import { benchLine, type BenchLine } from './benchLine.ts';
import { connect, createJournalOf, type NextFacts } from './store/benchStation.ts';
import { prepareStore, startStore } from './store/benchStore.ts';

const facts = 1_000_000;
const stationCount = 200;

/** The store's process with a long log while 200 stations listen, read the log and send. */
export const measureMemory = async (folder: string): Promise<readonly BenchLine[]> => {
  const path = join(folder, 'large.sqlite');
  const { event, stations } = await prepareStore({ kind: 'sqlite', path }, stationCount);
  const journals = stations.map((station) => createJournalOf(station, { people: 5000 }));
  const last = fillLog(path, event, journals);
  const store = await startStore('store', 'sqlite', path);
  let heard = 0;
  const connections = stations.map((station) => connect(store.url, station));
  const ends: (() => void)[] = [];
  let most = 0;
  const look = async (): Promise<void> => {
    most = Math.max(most, await store.megabytes());
  };
  for (const connection of connections) {
    // A live stream cannot ask again for a nonce as other requests do.
    await connection.send('GET', `/v1/events/${event}/facts?after=${last}`);
    ends.push(connection.listen(`/v1/events/${event}/live`, () => (heard += 1)));
  }
  for (let round = 0; round < 5; round += 1) {
    await Promise.all(
      connections.map(async (connection, no) => {
        const body = { facts: journals[no]?.(10) };
        await connection.send('POST', `/v1/events/${event}/facts`, JSON.stringify(body));
        const after = Math.floor((last * (no + round)) / (stationCount + 5));
        await connection.send('GET', `/v1/events/${event}/facts?after=${after}&limit=500`);
      }),
    );
    await look();
  }
  for (const end of ends) end();
  await store.stop();
  if (heard < stationCount) throw new Error('not all stations heard the news');
  return [
    benchLine({
      group: 'store',
      name: 'memory of the store, 1,000,000 facts, 200 live stations that send and read',
      value: most,
      unit: 'MB',
      must: 400,
    }),
    benchLine({
      group: 'store',
      name: 'size of the file, a fact',
      value: statSync(path).size / facts,
      unit: 'bytes',
    }),
  ];
};

/** Puts the log into the file past the store; gives its end. */
const fillLog = (path: string, event: string, journals: readonly NextFacts[]): number => {
  const opened = openDatabase({ path, migrations });
  if (!opened.ok) throw new Error(opened.error.code);
  const database = opened.value;
  const insert = database.prepare(
    `INSERT INTO facts (event, position, station, incarnation, seq, kind, attendee, hash, previous_hash, received_at, data)
     VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)`,
  );
  let position = journals.length + 1;
  database.transaction(() => {
    for (const nextFacts of journals) {
      for (const fact of nextFacts(facts / journals.length)) {
        position += 1;
        const { station, seq, kind, attendee, hash, previousHash } = fact;
        insert.run(
          ...[event, position, station, seq, kind, attendee, hash, previousHash, Date.now()],
          JSON.stringify(fact),
        );
      }
    }
    database.prepare('UPDATE events SET last_position = ?').run(position);
    // Whom they are about, as the store itself would have kept it.
    const last = Math.floor(position / 2000) * 2000;
    database.exec(
      `INSERT INTO person_facts SELECT event, (position + 1999) / 2000 * 2000, attendee, position FROM facts
         WHERE attendee IS NOT NULL AND position <= ${last} ORDER BY 1, 2, 3, 4;
       INSERT INTO person_runs SELECT DISTINCT event, run FROM person_facts`,
    );
  })();
  database.close();
  return position;
};
