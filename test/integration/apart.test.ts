import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { importListFile } from '#app/importListFile.ts';
import { openStationApp } from '#app/openStationApp.ts';
import { listenTokenStore } from '#server/serve.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { callOrFail } from '#test/support/callOrFail.ts';
import { openBadNetwork } from '#test/support/network/badNetwork.ts';
import { temporaryFolder } from '#test/support/server/makePlace.ts';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';

/** Two desks with a list of three, and a way to take the network away from both. */
const setup = async () => {
  const { store } = await setupTokenStore();
  const served = await listenTokenStore({ store });
  const network = await openBadNetwork(() => served.url);
  onTestFinished(async () => {
    await network.close();
    await served.close();
  });
  const openDesk = async (stationName: string) => {
    const opened = await openStationApp({ dataDir: join(temporaryFolder(), 'station') });
    if (!opened.ok) throw new Error(opened.error.code);
    onTestFinished(() => opened.value.close());
    const client = createStationClient(opened.value.transport);
    const call = callOrFail(client);
    const made = await store.enrolmentCode({ url: network.url });
    if (!made.ok) throw new Error(made.error.code);
    await call('station.join', { code: made.value.code, stationName });
    return { client, call };
  };
  const one = await openDesk('Desk 1');
  const file = join(temporaryFolder(), 'list.csv');
  writeFileSync(file, 'First name,Last name,Company\nAda,Beispiel,Fjord\nBo,Ng,\nCem,Örnek,\n');
  expect((await importListFile(one.client, { file })).ok).toBe(true);
  await one.call('sync.now', {});
  const two = await openDesk('Desk 2');
  const { rows } = await one.call('attendees.list', {});
  const both = async () => {
    network.turn('clear');
    for (let round = 0; round < 2; round += 1) {
      await one.call('sync.now', {});
      await two.call('sync.now', {});
    }
  };
  const apart = () => {
    network.turn('gone');
  };
  return { one, two, both, apart, ids: rows.map(({ id }) => id) };
};

test('two desks apart both admit: both stand, both see it, and one of them settles it for both', async () => {
  const { one, two, both, apart, ids } = await setup();
  const [ada = '', bo = ''] = ids;
  apart();
  const first = await one.call('scans.admit', { attendeeId: ada });
  const second = await two.call('scans.admit', { attendeeId: ada });
  await two.call('scans.admit', { attendeeId: bo });
  expect([first.code, second.code]).toEqual(['admitted', 'admitted']);
  expect((await one.call('supervisor.doubles', {})).total).toBe(0);

  await both();
  const seenFromOne = await one.call('supervisor.doubles', {});
  const [double] = seenFromOne.rows;
  expect(seenFromOne).toMatchObject({
    total: 1,
    rows: [{ name: 'Ada Beispiel', checkpointName: 'Entrance', isSeen: false }],
  });
  const passes = [double?.earlier, double?.later];
  // Which of the two was first is for the clocks to say.
  expect(passes.map((pass) => `${pass?.stationName} ${pass?.factId}`).toSorted()).toEqual([
    `Desk 1 ${first.factId}`,
    `Desk 2 ${second.factId}`,
  ]);
  expect(await two.call('supervisor.doubles', {})).toEqual(seenFromOne);
  expect(await two.call('supervisor.open', {})).toEqual({ doubles: 1, samePeople: 0 });
  // What was painted stays: nobody is thrown out, and the journal says what was said.
  const recent = await two.call('scans.recent', {});
  expect(recent.map(({ code }) => code)).toEqual(['admitted', 'admitted']);
  expect((await two.call('checkpoints.read', {})).passed).toBe(2);
  expect((await one.call('scans.admit', { attendeeId: ada })).code).toMatch(/^already_in/);

  await one.call('supervisor.seeDouble', { factId: double?.later.factId ?? '' });
  await both();
  expect(await two.call('supervisor.open', {})).toEqual({ doubles: 0, samePeople: 0 });
  expect((await two.call('supervisor.doubles', { seen: true })).total).toBe(1);
}, 60_000);

test('a desk that is renamed is called so at the other, also where that came while it was apart', async () => {
  const { one, two, both, apart, ids } = await setup();
  const [ada = '', bo = ''] = ids;
  const whoAdmitted = async (attendeeId: string) =>
    (await two.call('scans.admit', { attendeeId })).details;
  await one.call('scans.admit', { attendeeId: ada });
  apart();
  await one.call('settings.change', { stationName: 'North entrance' });
  await one.call('scans.admit', { attendeeId: bo });
  await both();
  expect(await whoAdmitted(ada)).toMatchObject({ earlierStation: 'North entrance' });
  await one.call('settings.change', { stationName: 'Desk 2' });
  await both();
  expect(await whoAdmitted(bo)).toMatchObject({ earlierStation: 'Desk 3' });
  expect((await one.call('station.status', {})).settings.stationName).toBe('Desk 3');
});

test('a double goes away when one of the two is undone, wherever that happens', async () => {
  const { one, two, both, apart, ids } = await setup();
  const [ada = ''] = ids;
  apart();
  const first = await one.call('scans.admit', { attendeeId: ada });
  await two.call('scans.admit', { attendeeId: ada });
  await both();
  await two.call('scans.undo', { factId: first.factId ?? '', reason: 'wrong person' });
  await both();
  expect((await one.call('supervisor.doubles', {})).total).toBe(0);
}, 60_000);

test('a walk-in at two desks is one person or two, as a supervisor decides', async () => {
  const { one, two, both, apart, ids } = await setup();
  apart();
  const dora = { firstName: 'Dora', lastName: 'Lind', company: 'Fjäll' };
  const here = await one.call('attendees.add', { ...dora, email: 'dora@example.org' });
  const there = await two.call('attendees.add', {
    firstName: 'LIND',
    lastName: 'dora',
    company: 'fjall',
    email: 'Dora@Example.org',
  });
  const ada = { firstName: 'Ada', lastName: 'Beispiel', company: 'FJORD' };
  await two.call('attendees.add', { ...ada, despiteDuplicates: true });
  await both();

  for (const desk of [one, two]) {
    const { rows } = await desk.call('supervisor.samePeople', {});
    expect(
      rows.map((row) => [[row.one.id, row.other.id].includes(ids[0] ?? ''), row.because]),
    ).toEqual(
      expect.arrayContaining([
        [true, ['name']],
        [false, ['email', 'name']],
      ]),
    );
    expect(rows).toHaveLength(2);
  }
  const kept = here.attendeeId ?? '';
  const givenUp = there.attendeeId ?? '';
  await one.call('supervisor.decideSamePerson', { one: kept, other: givenUp, kept });
  await both();
  expect((await two.call('supervisor.samePeople', {})).total).toBe(1);
  expect((await two.call('scans.admit', { attendeeId: givenUp })).code).toBe('helpdesk');
  const profile = await two.call('attendees.profile', { attendeeId: givenUp });
  expect(profile.keptInstead).toBe('Dora Lind');
  expect((await two.call('scans.admit', { attendeeId: kept })).code).toBe('admitted');

  await two.call('supervisor.decideSamePerson', { one: givenUp, other: kept, kept: null });
  await both();
  expect((await one.call('supervisor.samePeople', {})).total).toBe(1);
  expect((await one.call('scans.admit', { attendeeId: givenUp })).code).toBe('admitted');
}, 60_000);
