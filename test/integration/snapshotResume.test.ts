import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import type { Fact } from '#shared/model/fact.ts';
import { hashFact } from '#station/journal/hashFact.ts';
import {
  openStationDatabase,
  type StationDatabase,
} from '#station/database/openStationDatabase.ts';
import { createTurns } from '#station/calls/createTurns.ts';
import { createSubjectSettler } from '#station/attendees/createSubjectSettler.ts';
import { createSamePeople } from '#station/attendees/createSamePeople.ts';
import { createJournal } from '#station/journal/createJournal.ts';
import { createSearchIndex } from '#station/search/createSearchIndex.ts';
import { createSyncStore } from '#station/sync/createSyncStore.ts';
import { pullLog } from '#station/sync/pullLog.ts';
import { createStoreClient } from '#station/sync/storeClient.ts';
import { anAttendee } from '#test/support/seedStation.ts';
import { createInjectFetch } from '#test/support/server/createInjectFetch.ts';
import { temporaryFolder } from '#test/support/server/makePlace.ts';
import { setupStation, storeUrl } from '#test/support/server/setupStation.ts';
import { eventStart, setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const people = 700;

/** A store with a list and passes, and stations that load it through a network which breaks off after some bytes. */
const setup = async () => {
  const { store } = await setupTokenStore();
  const app = await createHttpServer(store);
  onTestFinished(() => app.close());
  const desk = await setupStation(store, app);
  let last: Fact | null = null;
  const write = (kind: string, given: Partial<Fact>): Fact => {
    const unhashed: Omit<Fact, 'hash'> = {
      id: `fact-${(last?.seq ?? 0) + 1}`,
      station: desk.reply.station,
      incarnation: 1,
      seq: (last?.seq ?? 0) + 1,
      kind,
      at: eventStart + (last?.seq ?? 0),
      offset: 0,
      operator: '',
      attendee: null,
      checkpoint: null,
      body: {},
      previousHash: last?.hash ?? '0'.repeat(64),
      ...given,
    };
    last = { ...unhashed, hash: hashFact(unhashed) };
    return last;
  };
  const send = async (facts: readonly Fact[]) => {
    const sent = await desk.client.sendFacts(desk.at, facts);
    if (!sent.ok) throw new Error(sent.error.code);
  };
  const attendees = Array.from({ length: people }, (_, no) =>
    anAttendee({ id: `attendee-${no}`, subject: no.toString(16).padStart(16, '0') }),
  );
  for (const half of [attendees.slice(0, 350), attendees.slice(350)]) {
    await send([write('attendeesImported', { body: { importId: 'import-1', attendees: half } })]);
  }
  const admit = (no: number): Fact =>
    write('admitted', {
      attendee: `attendee-${no}`,
      checkpoint: 'entrance',
      body: { medium: 'search', digest: '', again: false },
    });
  await send(Array.from({ length: 200 }, (_, no) => admit(no * 3)));

  const network = createInjectFetch(app);
  /** Loads everything, broken off after each of these numbers of bytes; gives what the station then holds. */
  const load = async (cuts: readonly number[], between: () => Promise<void>) => {
    const opened = openStationDatabase(temporaryFolder());
    if (!opened.ok) throw new Error(opened.error.code);
    const tables = opened.value;
    onTestFinished(tables.close);
    const search = createSearchIndex();
    const turns = createTurns();
    const log = { write: () => undefined };
    const syncStore = createSyncStore({
      tables,
      journal: createJournal({ ...tables, clock: () => eventStart, random: randomBytes }),
      search,
      turns,
      subjects: createSubjectSettler({ tables, turns, log }),
      samePeople: createSamePeople({ tables, search, searchReady: () => Promise.resolve() }),
      clock: () => eventStart,
      random: randomBytes,
      log,
      emit: () => undefined,
      wakeSync: () => undefined,
    });
    syncStore.saveEnrolment({ ...desk.reply, station: 'another-station' }, { storeUrl });
    const enrolment = syncStore.enrolment();
    if (enrolment === null) throw new Error('not enrolled');
    let bytes = 0;
    for (const cut of [...cuts, Infinity]) {
      const client = createStoreClient({
        ...desk.exchange,
        fetch: async (input, init) => {
          const response = await network(input, init);
          return new Response(response.body?.pipeThrough(cutAfter(cut, (n) => (bytes += n))), {
            status: response.status,
            headers: response.headers,
          });
        },
      });
      const pulled = await pullLog(
        {
          store: syncStore,
          client,
          signal: new AbortController().signal,
          onPage: () => undefined,
          onSnapshot: () => undefined,
        },
        enrolment,
      );
      if (pulled.ok) break;
      await between();
    }
    return { holds: contentsOf(tables), bytes };
  };
  return { load, admit, send };
};

const cutAfter = (limit: number, onBytes: (count: number) => void) => {
  let passed = 0;
  return new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      const rest = limit - passed;
      passed += chunk.length;
      onBytes(Math.min(chunk.length, Math.max(0, rest)));
      if (chunk.length <= rest) controller.enqueue(chunk);
      else {
        if (rest > 0) controller.enqueue(chunk.subarray(0, rest));
        controller.error(new TypeError('terminated'));
      }
    },
  });
};

const contentsOf = ({ database, kept }: StationDatabase) => ({
  attendees: database.prepare('SELECT id, data FROM attendees ORDER BY id').all(),
  presence: database
    .prepare('SELECT checkpoint, attendee, first_at, inside FROM presence ORDER BY attendee')
    .all(),
  facts: database
    .prepare(`SELECT id, position FROM facts WHERE kind = 'admitted' ORDER BY position`)
    .all(),
  keys: database.prepare('SELECT key FROM code_keys ORDER BY key').all(),
  stations: database.prepare('SELECT id, name FROM stations ORDER BY id').all(),
  checkpoints: database.prepare('SELECT * FROM checkpoints ORDER BY id').all(),
  cursor: kept.read('cursor'),
  progress: kept.read('snapshot'),
});

test('a snapshot that breaks off anywhere and goes on is the same as one in one go', async () => {
  const { load } = await setup();
  const whole = await load([], () => Promise.resolve());
  expect(whole.holds.attendees).toHaveLength(people);
  expect(whole.holds.presence).toHaveLength(200);
  expect(whole.holds.progress).toBeNull();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: Math.ceil(whole.bytes * 1.05) }), {
        minLength: 1,
        maxLength: 5,
      }),
      async (cuts) => {
        const { holds } = await load(cuts, () => Promise.resolve());
        expect(holds).toEqual(whole.holds);
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);

test('facts that come between two parts are there in the end', async () => {
  const { load, admit, send } = await setup();
  let next = 1;
  const cut = await load([60_000, 60_000], async () => {
    await send([admit(next)]);
    next += 3;
  });
  const whole = await load([], () => Promise.resolve());
  expect(cut.holds).toEqual(whole.holds);
  expect(cut.holds.presence).toHaveLength(202);
});

test('an interruption costs what came of the last line', async () => {
  const { load } = await setup();
  const whole = await load([], () => Promise.resolve());
  const cuts = Array.from({ length: 5 }, () => Math.ceil(whole.bytes / 4));
  const { bytes } = await load(cuts, () => Promise.resolve());
  expect(bytes).toBeLessThan(whole.bytes * 1.1);
});
