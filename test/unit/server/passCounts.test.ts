import { expect, it, onTestFinished } from 'vitest';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { hashFact, noHash } from '#server/log/hashFact.ts';
import type { Fact } from '#shared/model/fact.ts';
import { anAttendee } from '#test/support/seedStation.ts';
import { setupStation } from '#test/support/server/setupStation.ts';
import { eventStart, setupTokenStore } from '#test/support/server/setupTokenStore.ts';

it('counts who passed a checkpoint once, without passes that were undone, and goes on from there', async () => {
  const { store } = await setupTokenStore();
  const app = await createHttpServer(store);
  onTestFinished(() => app.close());
  const { exchange } = await setupStation(store, app, 'Desk 1');
  const row = await store.stationByKey(exchange.key.publicKey.x);
  if (row === undefined) throw new Error('not enrolled');
  await store.people.add(
    ['ada', 'zoe'].map((id, no) => anAttendee({ id, subject: `${no}`.padStart(16, '0') })),
    'terminal',
  );
  let last: Fact | undefined;
  const tell = async (kind: string, attendee: string, body: Fact['body']): Promise<string> => {
    const seq = (last?.seq ?? 0) + 1;
    const line = {
      id: `fact-${seq}`,
      station: row.id,
      incarnation: row.incarnation,
      seq,
      kind,
      at: eventStart + seq,
      offset: 0,
      operator: '',
      attendee,
      checkpoint: 'entrance',
      body,
      previousHash: last?.hash ?? noHash,
    };
    last = { ...line, hash: hashFact(line) };
    await store.acceptFacts(row, [last]);
    return line.id;
  };
  const pass = { medium: 'entry', digest: '', again: false };
  const counted = async () => (await store.passCounts()).get('entrance') ?? 0;

  expect(await counted()).toBe(0);
  const first = await tell('admitted', 'ada', pass);
  await tell('admitted', 'zoe', pass);
  expect(await counted()).toBe(2);
  const second = await tell('admitted', 'ada', { ...pass, again: true });
  await tell('undone', 'ada', { fact: first, reason: 'a slip' });
  expect(await counted()).toBe(2);
  await tell('undone', 'ada', { fact: second, reason: 'a slip' });
  expect(await counted()).toBe(1);
  expect((await store.stationStates())[0]).toMatchObject({ facts: 5, waiting: 0 });
  expect((await store.people.timeline('ada')).map(({ kind }) => kind)).toEqual([
    'undone',
    'undone',
    'admitted',
    'admitted',
  ]);
});
