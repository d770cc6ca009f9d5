import { randomBytes } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { sha256 } from '#server/log/hashFact.ts';
import { privateLinkKinds } from '#shared/codes/findPrivateLink.ts';
import { formatPersonalLink } from '#shared/codes/personalLink.ts';
import { hashFact } from '#station/journal/hashFact.ts';
import { createStoreClient } from '#station/sync/storeClient.ts';
import { anAttendee } from '#test/support/seedStation.ts';
import { createInjectFetch } from '#test/support/server/createInjectFetch.ts';
import { keptText } from '#test/support/server/makePlace.ts';
import { setupStation } from '#test/support/server/setupStation.ts';
import { eventStart, setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const setup = async () => {
  const made = await setupTokenStore();
  const app = await createHttpServer(made.store);
  onTestFinished(() => app.close());
  const desk = await setupStation(made.store, app, 'Desk 1');
  /** A client of the same station whose answers pass through the test. */
  const through = (change: (text: string) => string) => {
    const network = createInjectFetch(app);
    return createStoreClient({
      ...desk.exchange,
      fetch: async (input, init) => {
        const answered = await network(input, init);
        const { status, headers } = answered;
        if (headers.get('content-type') !== 'text/event-stream') {
          return new Response(change(await answered.text()), { status, headers });
        }
        // The live stream never ends: what it begins with.
        const first = await answered.body?.getReader().read();
        return new Response(change(new TextDecoder().decode(first?.value)), { status, headers });
      },
    });
  };
  return { ...made, desk, through };
};

const aLink = (): string => formatPersonalLink({ kind: 'app', secret: randomBytes(20) });

it('no answer to a device holds one of 1,000 links or its hash', async () => {
  const { store, desk, through } = await setup();
  const ids = Array.from({ length: 200 }, (_, no) => `person-${no}`);
  await store.people.add(
    ids.map((id, no) => anAttendee({ id, subject: no.toString(16).padStart(16, '0') })),
    'terminal',
  );
  const issued = await store.links.issue(
    ids.flatMap((subject) =>
      privateLinkKinds.map((kind) => ({
        kind,
        subject,
        actor: 'terminal' as const,
        reason: 'invitation',
        expiresAt: eventStart + 60_000,
        ...(kind === 'access-as' ? { boundTo: 'staff-1' } : {}),
      })),
    ),
  );
  if (!issued.ok) throw new Error(issued.error.code);
  expect(issued.value).toHaveLength(1000);

  let told = '';
  const client = through((text) => {
    told += text;
    return text;
  });
  const { at } = desk;
  await client.time(at);
  await client.readFacts(at, { after: 0, limit: 500 });
  await client.compareJournals(at, { heads: [] });
  await client.nextIncarnation(at);
  const snapshot = await client.snapshot(at, null);
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  for await (const some of snapshot.value.lines) expect([...some]).not.toContain(undefined);
  await client.live(at, {
    onNews: () => undefined,
    onAlive: () => undefined,
    signal: new AbortController().signal,
  });
  expect(told).toContain('person-199');
  const found = issued.value.filter(({ text }) => {
    const secret = text.reveal();
    return [secret.slice(4, 24), secret.slice(24), sha256(secret)].some((part) =>
      told.includes(part),
    );
  });
  expect(found).toEqual([]);
});

it('a fact with a link is set aside without it, and what comes after goes on', async () => {
  const { store, place, log, desk } = await setup();
  const link = aLink();
  const facts = [link, 'an honest note'].map((text, no) => {
    const line = {
      id: `fact-${no}`,
      station: desk.reply.station,
      incarnation: 1,
      seq: no + 1,
      kind: 'noteAdded',
      at: eventStart,
      offset: 0,
      operator: '',
      attendee: null,
      checkpoint: null,
      body: { text, helpdesk: false, about: null },
      previousHash: '0'.repeat(64),
    };
    return { ...line, hash: hashFact(line) };
  });
  const sent = await desk.client.sendFacts(desk.at, facts);
  if (!sent.ok) throw new Error(sent.error.code);
  expect(sent.value.value.results).toMatchObject([
    { seq: 1, outcome: 'set_aside', reason: 'private_link' },
    { seq: 2, outcome: 'stored' },
  ]);
  expect(await store.setAside()).toMatchObject([{ reason: 'private_link' }]);
  expect(await keptText(place)).not.toContain(link);
  expect(log.lines.join()).not.toContain(link);
});

it('a station refuses an answer with a link in it, whatever is wrong at the store', async () => {
  const { desk, through } = await setup();
  const spoilt = through((text) => text.replace('Meadow Days', `see ${aLink()}`));
  const page = await spoilt.readFacts(desk.at, { after: 0, limit: 500 });
  expect(page).toMatchObject({ ok: false, error: { code: 'failed' } });
  const snapshot = await spoilt.snapshot(desk.at, null);
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  await expect(async () => {
    for await (const some of snapshot.value.lines) expect([...some]).not.toContain(undefined);
  }).rejects.toThrow('snapshot: the connection broke');
});
