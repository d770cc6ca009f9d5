import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStationApp } from '#app/openStationApp.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { openTestStation } from '#test/support/openTestStation.ts';
import { flipBit, overwrite } from '#test/support/recovery/someDamage.ts';
import { copyFolder, fastFolder, stationPath } from '#test/support/recovery/writeJournal.ts';

/** A supervisor's station with the store, and the folder of a station that died with check-ins that nobody got. */
const setup = async ({ whole = 9, lateEvent = false } = {}) => {
  const one = await openTestStation();
  await one.importList([
    'First name,Last name',
    ...Array.from({ length: 20 }, (_, no) => `First${no},Last${no}`),
  ]);
  await one.app.syncOnce(5000);
  const { code } = await one.call('station.enrolmentCode', {});
  const living = fastFolder();
  let isCut = false;
  const opened = await openStationApp({
    dataDir: living,
    fetch: (input, init) =>
      isCut ? Promise.reject(new TypeError('fetch failed')) : fetch(input, init),
  });
  if (!opened.ok) throw new Error(opened.error.code);
  onTestFinished(() => opened.value.close());
  const two = createStationClient(opened.value.transport);
  const joined = await two.call('station.join', { code, stationName: 'Desk 2' });
  if (!joined.ok) throw new Error(joined.error.code);
  isCut = !lateEvent;
  const people = await one.people();
  const admitted: string[] = [];
  for (const { id } of people.slice(0, whole)) {
    const verdict = await two.call('scans.admit', { attendeeId: id });
    if (!verdict.ok || verdict.value.factId === null) throw new Error('not admitted');
    admitted.push(verdict.value.factId);
  }
  const folder = fastFolder();
  copyFolder(living, folder);
  return { one, two, folder, living, admitted, station: joined.value.stationId, people };
};

const log = async ({ store }: Awaited<ReturnType<typeof setup>>['one']['app']) => {
  const event = await store.event();
  return (await store.readLog({ event: event?.id ?? '', after: 0, limit: 500 })).facts.map(
    ({ fact }) => fact,
  );
};

test('a dead station’s check-ins reach the store with their own identities, once, and it is told who did it', async () => {
  const { one, folder, admitted, station } = await setup();
  const before = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  expect((await one.call('checkpoints.read', {})).passed).toBe(0);

  const taken = await one.call('recovery.takeOver', { folder });
  expect(taken).toEqual({ station, facts: 9, stored: 9, known: 0, setAside: 0 });
  const again = await one.call('recovery.takeOver', { folder });
  expect(again).toMatchObject({ facts: 9, stored: 0, known: 9 });

  const facts = await log(one.app);
  const theirs = facts.filter((fact) => fact.station === station);
  expect(theirs.map(({ id }) => id)).toEqual(admitted);
  const own = (await one.call('station.status', {})).stationId;
  expect(facts.filter(({ kind }) => kind === 'journalTakenOver')).toMatchObject([
    { station: 'store', body: { station, by: own } },
  ]);
  await one.app.syncOnce(5000);
  expect((await one.call('checkpoints.read', {})).passed).toBe(9);
  expect(readdirSync(folder).map((name) => readFileSync(join(folder, name)))).toEqual(before);
  expect(await one.app.rebuild({ repair: false })).toMatchObject({ value: { differences: [] } });
});

test('a damaged folder gives every line that is proven', async () => {
  const { one, two, folder, living, people } = await setup();
  // A clean end: all is in the file.
  await two.call('scans.admit', { attendeeId: people[15]?.id ?? '' });
  const late = fastFolder();
  copyFolder(living, late);
  overwrite(stationPath(late), 0, randomBytes(4096));
  expect(await one.call('recovery.takeOver', { folder: late })).toMatchObject({ facts: 10 });
  expect(await one.call('recovery.takeOver', { folder })).toMatchObject({ facts: 9, known: 9 });
});

test('a changed line stays behind', async () => {
  const { one, folder, admitted, two, living } = await setup();
  await two.call('station.status', {});
  copyFolder(living, folder);
  const wal = `${stationPath(folder)}-wal`;
  const bytes = readFileSync(wal);
  // Every copy of the line in the WAL.
  for (let at = bytes.indexOf(admitted[3] ?? ''); at !== -1;) {
    flipBit(wal, at + 5, 1);
    at = bytes.indexOf(admitted[3] ?? '', at + 1);
  }
  expect(await one.call('recovery.takeOver', { folder })).toMatchObject({ facts: 8, stored: 8 });
});

test('other folders are refused in a word, and change nothing', async () => {
  const { one, living, folder } = await setup({ whole: 1 });
  const other = await openTestStation();
  const refusal = async (client: typeof one.client, of: string) => {
    const refused = await client.call('recovery.takeOver', { folder: of });
    return refused.ok ? 'taken' : refused.error.code;
  };
  expect(await refusal(one.client, join(folder, 'nowhere'))).toBe('no_station');
  expect(await refusal(one.client, living)).toBe('station_running');
  const own = fastFolder();
  copyFolder(one.dataDir, own);
  expect(await refusal(one.client, own)).toBe('same_station');
  expect(await refusal(other.client, folder)).toBe('other_event');
  const kinds = (await log(one.app)).map(({ kind }) => kind);
  expect(kinds).not.toContain('journalTakenOver');
});
