import { expect, onTestFinished, test } from 'vitest';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { endpoints } from '#server/http/openApi.ts';
import { hashFact, noHash } from '#server/log/hashFact.ts';
import type { Fact } from '#shared/model/fact.ts';
import { protocolContentType, ProtocolError } from '#shared/protocol/protocol.ts';
import { enrol } from '#station/sync/enrol.ts';
import { createStoreClient } from '#station/sync/storeClient.ts';
import { checkAnswers } from '#test/support/server/checkAnswers.ts';
import { createInjectFetch } from '#test/support/server/createInjectFetch.ts';
import { fillStore } from '#test/support/server/fillStore.ts';
import { anExchange, storeUrl } from '#test/support/server/setupStation.ts';
import { anEnrolmentCode, setupTokenStore } from '#test/support/server/setupTokenStore.ts';

test('every answer and every error is as the OpenAPI document says', async () => {
  const { store, open } = await setupTokenStore();
  await fillStore(store);
  const app = await createHttpServer(store);
  onTestFinished(() => app.close());
  const { check, answered } = checkAnswers(createInjectFetch(app));

  const join = async () => {
    const exchange = await anExchange(check);
    const code = await anEnrolmentCode(store, storeUrl);
    const enrolled = await enrol({ ...exchange, code, stationName: 'Desk' });
    if (!enrolled.ok) throw new Error(enrolled.error.code);
    const { reply } = enrolled.value;
    return {
      id: reply.station,
      at: { storeUrl, eventId: reply.event.id },
      client: createStoreClient(exchange),
    };
  };
  const desk = await join();
  const dead = await join();
  const post = (path: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
    check(storeUrl + path, {
      method: 'POST',
      headers: { 'content-type': protocolContentType, ...headers },
      body,
    });

  // Every route.
  await check(`${storeUrl}/healthz`);
  await desk.client.time(desk.at);
  const facts = [aFact(desk.id, 1), { ...aFact(desk.id, 2), seq: 0 }];
  await desk.client.sendFacts(desk.at, facts);
  await desk.client.takeOver(desk.at, { station: dead.id, facts: [aFact(dead.id, 1)] });
  await desk.client.readFacts(desk.at, { after: 0, limit: 500 });
  await desk.client.compareJournals(desk.at, {
    heads: [{ incarnation: 1, seq: 1, hash: noHash }],
    stationName: 'North desk',
  });
  await desk.client.nextIncarnation(desk.at);
  await desk.client.reportExposed(desk.at, noHash);
  const snapshot = await desk.client.snapshot(desk.at, null);
  if (!snapshot.ok) throw new Error(snapshot.error.code);
  for await (const some of snapshot.value.lines)
    for (const { type } of some) expect(type).not.toBe('');
  const listening = new AbortController();
  await desk.client.live(desk.at, {
    onNews: () => listening.abort(),
    onAlive: () => undefined,
    signal: listening.signal,
  });

  // Every error.
  await desk.client.readFacts(desk.at, { after: -1, limit: 1 });
  await desk.client.readFacts({ ...desk.at, eventId: 'another' }, { after: 0, limit: 1 });
  const place = `/v1/events/${desk.at.eventId}`;
  await post(`${place}/journals`, JSON.stringify({ heads: 'x'.repeat(100_000) }));
  await post('/v1/enroll', '{}', { dpop: 'no proof' });
  const stranger = await anExchange(check);
  await createStoreClient(stranger).readFacts(desk.at, { after: 0, limit: 1 });
  const secret = Buffer.alloc(16).toString('base64url');
  const { publicKey } = stranger.key;
  const wanted = { secret, stationName: 'Desk', publicKey };
  await createStoreClient(stranger).enrol({ storeUrl }, wanted);
  await store.revokeStation(dead.id);
  await dead.client.readFacts(dead.at, { after: 0, limit: 1 });
  for (let no = 0; no < 200; no += 1) await desk.client.time(desk.at);
  const broken = await createHttpServer({
    ...(await open()),
    clock: () => {
      throw new TypeError('a defect');
    },
  });
  onTestFinished(() => broken.close());
  const defect = checkAnswers(createInjectFetch(broken));
  await defect.check(`${storeUrl}/v1/time`);

  expect([...answered].filter(([, kinds]) => kinds.has('200')).map(([name]) => name)).toEqual(
    expect.arrayContaining(Object.keys(endpoints)),
  );
  const errors = new Set([...answered, ...defect.answered].flatMap(([, kinds]) => [...kinds]));
  errors.delete('200');
  expect([...errors].toSorted()).toEqual([...ProtocolError.shape.error.options].toSorted());
});

const aFact = (station: string, seq: number): Fact => {
  const line = {
    id: `${station}-${seq}`,
    station,
    incarnation: 1,
    seq,
    kind: 'noteAdded',
    at: 1_800_000_000_000,
    offset: 0,
    operator: '',
    attendee: null,
    checkpoint: null,
    body: { text: 'a note', helpdesk: false, about: null },
    previousHash: noHash,
  };
  return { ...line, hash: hashFact(line) };
};
