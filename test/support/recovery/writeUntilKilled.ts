import { setImmediate as nextTurn } from 'node:timers/promises';
import { openStationDatabase } from '#station/database/openStationDatabase.ts';

/** Writes transactions, and says the number of each that is on disk, while a thread takes the log over all the time. */
const opened = openStationDatabase(process.argv[2] ?? '');
if (!opened.ok) throw new Error(opened.error.code);
const { database, transact, logKeeper } = opened.value;
database.exec('CREATE TABLE written (no INTEGER PRIMARY KEY, filler BLOB)');
const insert = database.prepare('INSERT INTO written VALUES (?, randomblob(20000))');
let isShort = Promise.resolve();
await logKeeper.during(async () => {
  for (let no = 1; ; no += 1) {
    if (!transact(() => insert.run(no)).ok) throw new Error('cannot be written');
    process.stdout.write(`${no}\n`);
    // Not awaited: the kill has to come in the middle of it.
    if (no % 20 === 0)
      isShort = Promise.all([isShort, logKeeper.keepShort({ from: 50, most: 50 })]).then(
        () => undefined,
      );
    await nextTurn();
  }
});
