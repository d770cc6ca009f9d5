import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStationApp } from '#app/openStationApp.ts';
import { createStationClient, type StationClient } from '#shared/contract/transport.ts';
import { openTestStation } from '#test/support/openTestStation.ts';
import { fastFolder, stationPath } from '#test/support/recovery/writeJournal.ts';

/** A station with its own store and a list, and check-ins, an undo, a badge, a walk-in and a note. */
const setup = async () => {
  const station = await openTestStation();
  await station.importList([
    'First name,Last name,Email',
    ...Array.from({ length: 30 }, (_, no) => `First${no},Last${no},p${no}@example.org`),
  ]);
  await workAt(station.client, 12);
  return station;
};

const workAt = async (client: StationClient, people: number): Promise<void> => {
  const page = await client.call('attendees.list', { limit: people });
  if (!page.ok) throw new Error(page.error.code);
  for (const [index, { id }] of page.value.rows.entries()) {
    const verdict = await client.call('scans.admit', { attendeeId: id });
    if (!verdict.ok) throw new Error(verdict.error.code);
    if (index % 4 === 0) await client.call('badges.save', { attendeeId: id });
    if (index % 5 === 0 && verdict.value.factId !== null)
      await client.call('scans.undo', { factId: verdict.value.factId, reason: 'test' });
  }
  await client.call('attendees.add', { firstName: 'Ada', lastName: 'Walk-in' });
};

const joined = async (code: string) => {
  const dataDir = fastFolder();
  const opened = await openStationApp({ dataDir });
  if (!opened.ok) throw new Error(opened.error.code);
  onTestFinished(() => opened.value.close());
  const client = createStationClient(opened.value.transport);
  const done = await client.call('station.join', { code, stationName: 'Desk 2' });
  if (!done.ok) throw new Error(done.error.code);
  return { app: opened.value, client, dataDir };
};

const change = (dataDir: string, sql: string): void => {
  const database = new SqliteDatabase(stationPath(dataDir));
  database.exec(sql);
  database.close();
};

describe('rebuilding what the tables say', () => {
  test('finds nothing to say where all came from facts, at the station that began the event', async () => {
    const { app } = await setup();
    await app.syncOnce(5000);
    expect(await app.rebuild({ repair: false })).toEqual({
      ok: true,
      value: { base: 'store', differences: [], repaired: false },
    });
  });

  test('and at one that joined later, with facts of its own that wait', async () => {
    const { call, app } = await setup();
    await app.syncOnce(5000);
    const { code } = await call('station.enrolmentCode', {});
    const two = await joined(code);
    await workAt(two.client, 20);
    expect(await two.app.rebuild({ repair: false })).toEqual({
      ok: true,
      value: { base: 'store', differences: [], repaired: false },
    });
  });

  test('names rows that differ by table and id, never by name, and puts them right when asked', async () => {
    const { app, dataDir, people } = await setup();
    await app.syncOnce(5000);
    // In the order of ids, in which rows are compared: people of one import may have any.
    const checkedIn = (await people()).slice(0, 3).map(({ id }) => id);
    const [one, two, three] = checkedIn.toSorted();
    change(
      dataDir,
      `UPDATE attendees SET data = replace(data, '"First', '"Changed') WHERE id = '${one}';
       DELETE FROM attendees WHERE id = '${two}';
       UPDATE presence SET inside = 1 - inside WHERE attendee = '${three}';
       DELETE FROM new_subjects WHERE no = (SELECT no FROM attendees WHERE id = '${three}');
       DELETE FROM subjects WHERE no = (SELECT no FROM attendees WHERE id = '${three}');
       INSERT INTO badges VALUES ('nobody', 3, 0, 'somewhere')`,
    );
    // Told in the order of ids, which people of one millisecond have at random.
    const changedPeople = [
      { table: 'attendees', id: JSON.stringify([one]), what: 'different' },
      { table: 'attendees', id: JSON.stringify([two]), what: 'missing' },
    ].toSorted((left, right) => (left.id < right.id ? -1 : 1));
    const found = await app.rebuild({ repair: false });
    expect(found).toMatchObject({
      value: {
        base: 'store',
        repaired: false,
        differences: [
          ...changedPeople,
          { table: 'badges', id: '["nobody"]', what: 'extra' },
          { table: 'presence', id: JSON.stringify(['entrance', three]), what: 'different' },
          { table: 'subjects', id: JSON.stringify([three]), what: 'missing' },
        ],
      },
    });
    expect(JSON.stringify(found)).not.toMatch(/First|Changed|example/);
    expect(await app.rebuild({ repair: true })).toMatchObject({ value: { repaired: true } });
    expect(await app.rebuild({ repair: false })).toMatchObject({ value: { differences: [] } });
  });

  test('checks what it can where the store cannot be reached', async () => {
    const { call, app } = await setup();
    await app.syncOnce(5000);
    const { code } = await call('station.enrolmentCode', {});
    const two = await joined(code);
    await workAt(two.client, 20);
    await two.app.close();
    change(two.dataDir, 'UPDATE presence SET first_at = first_at + 1');
    const offline = await openStationApp({
      dataDir: two.dataDir,
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    });
    if (!offline.ok) throw new Error(offline.error.code);
    const rebuilt = await offline.value.rebuild({ repair: true });
    if (!rebuilt.ok) throw new Error(rebuilt.error.code);
    const { base, differences } = rebuilt.value;
    expect([base, new Set(differences.map(({ table }) => table))]).toEqual([
      'here',
      new Set(['presence']),
    ]);
    expect(await offline.value.rebuild({ repair: false })).toMatchObject({
      value: { differences: [] },
    });
    await offline.value.close();
  });

  test('says so of a folder without an event', async () => {
    const opened = await openStationApp({ dataDir: join(fastFolder(), 'new') });
    if (!opened.ok) throw new Error(opened.error.code);
    expect(await opened.value.rebuild({ repair: false })).toMatchObject({
      error: { code: 'no_event' },
    });
    await opened.value.close();
  });
});
