import SqliteDatabase from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';
import { applySettings, takeLogOver } from './openDatabase.ts';

/**
 * A thread beside the one that writes to a database: at each message it takes the write-ahead log over into the file, which
 * waits for the disk. Its own connection, so nobody else waits for that. See startLogThread.ts.
 */
const database = new SqliteDatabase(String(workerData), { fileMustExist: true });
applySettings(database);
parentPort?.on('message', (isLast: unknown) => {
  takeLogOver(database);
  if (isLast === true) {
    database.close();
    parentPort?.close();
  } else parentPort?.postMessage(null);
});
