import { expect, onTestFinished, test } from 'vitest';
import { openStationDatabase } from '#station/database/openStationDatabase.ts';
import { readSettings } from '#sqlite/openDatabase.ts';
import { temporaryFolder } from '#test/support/server/makePlace.ts';

const [normal, full] = [1, 2];

test('only what can be fetched again is committed without waiting for the disk', () => {
  const opened = openStationDatabase(temporaryFolder());
  if (!opened.ok) throw new Error(opened.error.code);
  const tables = opened.value;
  onTestFinished(tables.close);
  const synchronous = (): unknown => readSettings(tables.database).synchronous;
  expect(tables.transact(synchronous)).toEqual({ ok: true, value: full });
  expect(tables.transactSoon(synchronous)).toEqual({ ok: true, value: normal });
  expect(tables.transact(synchronous)).toEqual({ ok: true, value: full });
  const failing = (): unknown =>
    tables.transactSoon(() => {
      throw new Error('a defect');
    });
  expect(failing).toThrow('a defect');
  expect(tables.transact(synchronous)).toEqual({ ok: true, value: full });
});
