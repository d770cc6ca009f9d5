import { expect, it, onTestFinished } from 'vitest';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import type { Fact } from '#shared/model/fact.ts';
import { enrol } from '#station/sync/enrol.ts';
import { hashFact } from '#station/journal/hashFact.ts';
import { createStoreClient } from '#station/sync/storeClient.ts';
import { anAttendee } from '#test/support/seedStation.ts';
import { snapshotLines } from '#test/support/snapshotLines.ts';
import { createInjectFetch } from '#test/support/server/createInjectFetch.ts';
import { anExchange, setupStation, storeUrl } from '#test/support/server/setupStation.ts';
import { eventStart, setupTokenStore } from '#test/support/server/setupTokenStore.ts';

/** Each stands in a field that is none of a door's business. */
const canaries = {
  company: 'canary-company',
  email: 'canary@mail.example',
  phone: '+49 canary-phone',
  orderNumber: 'canary-order',
  rowKey: 'order:canary-row',
  language: 'canary-language',
  note: 'canary-note',
};
const written = ['canary-text', 'canary-reason', 'canary-operator', 'canary-unknown'];

const setup = async () => {
  const { store } = await setupTokenStore();
  const app = await createHttpServer(store);
  onTestFinished(() => app.close());
  const desk = await setupStation(store, app, 'Desk 1');
  const exchange = await anExchange(createInjectFetch(app));
  const code = await store.enrolmentCode({ url: storeUrl, role: 'door' });
  if (!code.ok) throw new Error(code.error.code);
  const joined = await enrol({ ...exchange, code: code.value.code, stationName: 'Door 1' });
  if (!joined.ok) throw new Error(joined.error.code);
  const { station, role, event } = joined.value.reply;
  const door = { client: createStoreClient(exchange), at: { storeUrl, eventId: event.id } };

  let last: Fact | null = null;
  const write = (kind: string, body: Fact['body'], by = desk.reply.station): Fact => {
    const unhashed: Omit<Fact, 'hash'> = {
      id: `fact-${(last?.seq ?? 0) + 1}`,
      station: by,
      incarnation: 1,
      seq: (last?.seq ?? 0) + 1,
      kind,
      at: eventStart,
      offset: 0,
      operator: 'canary-operator',
      attendee: 'attendee-1',
      checkpoint: null,
      body,
      previousHash: last?.hash ?? '0'.repeat(64),
    };
    last = { ...unhashed, hash: hashFact(unhashed) };
    return last;
  };
  const attendee = anAttendee({
    id: 'attendee-1',
    subject: '00'.repeat(8),
    category: 'Speaker',
    sessions: ['session-1'],
    ...canaries,
  });
  const facts = [
    write('attendeesImported', { importId: 'import-1', attendees: [attendee] }),
    write('attendeeAdded', {
      attendee: { ...attendee, id: 'attendee-2', subject: '11'.repeat(8) },
    }),
    write('attendeeChanged', { changes: { ...canaries, rowKey: undefined, badgeName: 'Ada B.' } }),
    write('noteAdded', { text: 'canary-text', helpdesk: true, about: null }),
    write('badgePrinted', { generation: 1, printer: 'printer-1', reason: 'canary-reason' }),
    write('undone', { fact: 'fact-1', reason: 'canary-reason' }),
    write('codeReplaced', { entryGeneration: 2, reason: 'canary-reason' }),
    write('aKindOfALaterVersion', { anything: 'canary-unknown' }),
  ];
  const sent = await desk.client.sendFacts(desk.at, facts);
  if (!sent.ok) throw new Error(sent.error.code);
  return { desk, door, role, station };
};

const readAll = async ({ client, at }: Awaited<ReturnType<typeof setup>>['door']) => {
  const opened = await client.snapshot(at, null);
  if (!opened.ok) throw new Error(opened.error.code);
  const lines = [];
  for await (const some of opened.value.lines) lines.push(...snapshotLines(some));
  const page = await client.readFacts(at, { after: 0, limit: 500 });
  if (!page.ok) throw new Error(page.error.code);
  return { lines, facts: page.value.value.facts };
};

it('a door gets name, category, entitlements and status of people, and nothing else', async () => {
  const { door, role } = await setup();
  const { lines, facts } = await readAll(door);
  const people = lines.flatMap((line) => (line.type === 'attendee' ? [line.attendee] : []));
  expect(role).toBe('door');
  expect(people[0]).toEqual({
    id: 'attendee-1',
    subject: '00'.repeat(8),
    source: 'list',
    firstName: people[0]?.firstName,
    lastName: people[0]?.lastName,
    badgeName: 'Ada B.',
    category: 'Speaker',
    status: 'confirmed',
    hold: 'none',
    sessions: ['session-1'],
    entryGeneration: 2,
    badgeGeneration: 1,
    importedCode: null,
    // That there is one sends the person to the helpdesk; what it says stays there.
    note: '…',
    company: '',
    email: '',
    phone: '',
    orderNumber: '',
    language: '',
    rowKey: '',
  });
  const everything = JSON.stringify([lines, facts]);
  const leaked = [...Object.values(canaries), ...written].filter((word) =>
    everything.includes(word),
  );
  expect(leaked).toEqual([]);
  expect(facts.map(({ fact }) => fact.kind)).toContain('aKindOfALaterVersion');
});

it('a desk gets all of it, so that the canaries are known to sing', async () => {
  const { desk } = await setup();
  const everything = JSON.stringify(await readAll(desk));
  const missing = [...Object.values(canaries), ...written].filter(
    (word) => !everything.includes(word),
  );
  expect(missing).toEqual([]);
});
