import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { StorePlace } from '#server/database/openBackend.ts';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { hashFact, noHash } from '#server/log/hashFact.ts';
import type { Fact } from '#shared/model/fact.ts';
import { temporaryFolder } from '#test/support/server/makePlace.ts';
import { setupStation } from '#test/support/server/setupStation.ts';
import { eventStart, setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const setupFacts = async (at?: StorePlace) => {
  const { store, open } = await setupTokenStore(at === undefined ? {} : { at });
  const app = await createHttpServer(store);
  onTestFinished(() => app.close());
  const { reply, exchange } = await setupStation(store, app);
  const row = await store.stationByKey(exchange.key.publicKey.x);
  if (row === undefined) throw new Error('no station');

  let seq = 0;
  let previousHash = noHash;
  const send = async (count: number): Promise<void> => {
    const facts: Fact[] = Array.from({ length: count }, () => {
      seq += 1;
      const line = {
        id: `fact-${seq}`,
        station: reply.station,
        incarnation: 1,
        seq,
        kind: 'noteAdded',
        at: eventStart,
        offset: 0,
        operator: '',
        attendee: seq % 500 === 1 ? 'ada' : `person-${(seq * 7919) % 300}`,
        checkpoint: null,
        body: { text: `note ${seq}`, helpdesk: false, about: null },
        previousHash,
      };
      previousHash = hashFact(line);
      return { ...line, hash: previousHash };
    });
    const results = await store.acceptFacts(row, facts);
    expect(results.every(({ outcome }) => outcome === 'stored')).toBe(true);
  };
  const notesOfAda = async (of = store) =>
    (await of.people.timeline('ada')).map(({ body }) => body['text']);
  const expected = () =>
    Array.from({ length: Math.ceil(seq / 500) }, (_, no) => `note ${no * 500 + 1}`).toReversed();
  return { store, open, send, notesOfAda, expected };
};

it('finds what was recorded of a person, however many facts about others came between', async () => {
  const { send, notesOfAda, expected } = await setupFacts();
  // Across the places at which what is new is brought into the order of people.
  for (const count of [1, 450, 9300, 700, 1, 10_001]) {
    await send(count);
    expect(await notesOfAda()).toEqual(expected());
  }
});

it('finds it in a file of before, too', async () => {
  const path = join(temporaryFolder(), 'store.sqlite');
  const { store, open, send, notesOfAda, expected } = await setupFacts({ kind: 'sqlite', path });
  await send(2600);
  await store.close();
  const file = new Database(path);
  file.exec(`
    DROP TABLE person_runs;
    DROP TABLE person_facts;
    CREATE TABLE person_facts (event, attendee, position);
    CREATE TABLE person_facts_new (event, position, attendee);
    PRAGMA user_version = 21;
  `);
  file.close();
  expect(await notesOfAda(await open())).toEqual(expected());
});
