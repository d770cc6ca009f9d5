import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import type { Fact } from '#shared/model/fact.ts';
import { protocolContentType, ProtocolError } from '#shared/protocol/protocol.ts';
import { hashFact } from '#station/journal/hashFact.ts';
import { makeProofBy } from '#test/support/server/makeProofBy.ts';
import { setupStation, storeUrl } from '#test/support/server/setupStation.ts';
import { eventStart, setupTokenStore } from '#test/support/server/setupTokenStore.ts';
import { anAttendee } from '#test/support/seedStation.ts';
import { snapshotLines } from '#test/support/snapshotLines.ts';

const setup = async () => {
  const { store, time, log, open } = await setupTokenStore();
  const app = await createHttpServer(store, { keepAliveMs: 20 });
  onTestFinished(() => app.close());
  const desk = await setupStation(store, app, 'Desk 1');
  const door = await setupStation(store, app, 'Door 1');
  /** A line of the desk's journal. */
  const fact = (seq: number, given: Partial<Fact> = {}): Fact => {
    const line = {
      id: `fact-${seq}`,
      station: desk.reply.station,
      incarnation: 1,
      seq,
      kind: 'noteAdded',
      at: eventStart,
      offset: 0,
      operator: '',
      attendee: null,
      checkpoint: null,
      body: { text: `note ${seq}`, helpdesk: false, about: null },
      previousHash: '0'.repeat(64),
      ...given,
    };
    return { ...line, hash: hashFact(line) };
  };
  const send = async (facts: readonly Fact[], from = desk) => {
    const sent = await from.client.sendFacts(from.at, facts);
    if (!sent.ok) throw new Error(sent.error.code);
    return sent.value.value.results.map(({ seq, outcome, position }) => [seq, outcome, position]);
  };
  const end = async () => store.endOfLog(desk.at.eventId);
  return { store, open, app, time, log, desk, door, fact, send, end };
};

describe('facts that a station sends', () => {
  it('get a place in the log, once, however often they come', async () => {
    const { fact, send, end, door } = await setup();
    const start = await end();
    const facts = [fact(1), fact(2)];
    const places = [start + 1, start + 2];
    expect(await send(facts)).toEqual([1, 2].map((seq, i) => [seq, 'stored', places[i]]));
    expect(await send(facts)).toEqual([1, 2].map((seq, i) => [seq, 'known', places[i]]));
    const page = await door.client.readFacts(door.at, { after: start, limit: 500 });
    expect(page).toMatchObject({
      ok: true,
      value: { value: { facts: facts.map((each, i) => ({ fact: each, position: places[i] })) } },
    });
  });

  it('that claim to enrol another station make none: only the store and its hubs may vouch', async () => {
    const { store, fact, send, desk } = await setup();
    const key = {
      keyId: 'ZZZ',
      publicKeyX: desk.exchange.key.publicKey.x,
      media: ['entry'],
      rehearsal: false,
      owner: 'ghost',
    };
    const body = { station: 'ghost', name: 'Ghost', key };
    await send([fact(1, { kind: 'stationEnrolled', body })]);
    const lines = [];
    const reader = { station: desk.reply.station, role: 'desk' } as const;
    for await (const line of store.snapshot({ event: desk.at.eventId, reader })) lines.push(line);
    expect(lines.filter((line) => line.includes('ZZZ') || line.includes('ghost'))).toEqual([]);
  });

  it('are set aside where they cannot be a line of this journal, and delay no other', async () => {
    const { fact, send, end, door } = await setup();
    const start = await end();
    const changed = fact(1, { body: { text: 'another', helpdesk: false, about: null } });
    const items = [
      fact(1),
      changed,
      fact(2, { station: door.reply.station }),
      fact(3, { incarnation: 2 }),
      fact(5, { attendee: 'a\0b' }),
      fact(6, { kind: 'of\0nothing' }),
      fact(4, { kind: 'aKindOfALaterVersion', body: { anything: [1, 2] } }),
    ];
    expect(await send(items)).toEqual([
      [1, 'stored', start + 1],
      [1, 'set_aside', null],
      [2, 'set_aside', null],
      [3, 'set_aside', null],
      [5, 'set_aside', null],
      [6, 'set_aside', null],
      [4, 'stored', start + 2],
    ]);
    expect(await end()).toBe(start + 2);
  });

  it('are taken from a body of any shape without a defect', async () => {
    const { app, desk, end } = await setup();
    const start = await end();
    const path = `/v1/events/${desk.at.eventId}/facts`;
    const ask = async (payload: string, contentType = protocolContentType) => {
      const first = await app.inject({ method: 'POST', url: path });
      const proof = await makeProofBy(desk.exchange.key, {
        htm: 'POST',
        htu: storeUrl + path,
        nonce: first.headers['dpop-nonce'],
      });
      const headers = { host: 'store.test', dpop: proof, 'content-type': contentType };
      const response = await app.inject({ method: 'POST', url: path, headers, payload });
      const error = ProtocolError.safeParse(response.json());
      return [response.statusCode, error.success ? error.data.error : 'taken'];
    };
    const odd = [null, 1, 'fact', [], {}, { station: 7 }, { station: '', seq: 1e300 }];
    expect(await ask(JSON.stringify({ facts: odd }))).toEqual([200, 'taken']);
    expect(await ask('{"facts":')).toEqual([400, 'invalid_request']);
    expect(await ask('{}')).toEqual([400, 'invalid_request']);
    expect(await ask('facts=1', 'text/plain')).toEqual([400, 'invalid_request']);
    const many = JSON.stringify({ facts: Array.from({ length: 501 }, () => ({})) });
    expect(await ask(many)).toEqual([400, 'invalid_request']);
    expect(await end()).toBe(start);
  });
});

describe('what a station reads', () => {
  it('is the log page by page, and never another event’s', async () => {
    const { fact, send, door, end } = await setup();
    await send(Array.from({ length: 5 }, (_, index) => fact(index + 1)));
    const last = await end();
    const read = async (after: number, limit: number) => {
      const page = await door.client.readFacts(door.at, { after, limit });
      return page.ok ? page.value.value.facts.map(({ position }) => position) : page.error.code;
    };
    expect([await read(0, 2), await read(2, 500), await read(last, 500)]).toEqual([
      [1, 2],
      Array.from({ length: last - 2 }, (_, index) => index + 3),
      [],
    ]);
    expect(await read(0, 501)).toBe('refused');
    const elsewhere = { ...door.at, eventId: 'another-event' };
    const other = await door.client.readFacts(elsewhere, { after: 0, limit: 10 });
    expect(other.ok).toBe(false);
  });

  it('is a snapshot that has everybody and no secret', async () => {
    const { fact, send, door, end } = await setup();
    const attendees = Array.from({ length: 300 }, (_, no) =>
      anAttendee({
        id: `attendee-${no}`,
        subject: no.toString(16).padStart(16, '0'),
        rowKey: `order:${no}`,
      }),
    );
    const body = { importId: 'import-1', attendees };
    expect(await send([fact(1, { kind: 'attendeesImported', body })])).toHaveLength(1);
    const opened = await door.client.snapshot(door.at, null);
    if (!opened.ok) throw new Error(opened.error.code);
    const lines = [];
    for await (const some of opened.value.lines) lines.push(...snapshotLines(some));
    expect([lines[0]?.type, lines.at(-1)]).toEqual([
      'snapshot',
      { type: 'end', position: await end(), attendees: 300 },
    ]);
    const people = lines.flatMap((line) => (line.type === 'attendee' ? [line.attendee.id] : []));
    expect(people.toSorted()).toEqual(attendees.map(({ id }) => id).toSorted());
    expect(JSON.stringify(lines)).not.toMatch(/private|"d":|secret/i);
  });

  it('is news also of what another process on the same database took in', async () => {
    const { store, open, fact, desk } = await setup();
    const heard: number[] = [];
    onTestFinished(store.onNews((_event, position) => heard.push(position)));
    const start = await store.endOfLog(desk.at.eventId);
    const other = await open();
    const row = await other.stationByKey(desk.exchange.key.publicKey.x);
    if (row === undefined) throw new Error('no station');
    await other.acceptFacts(row, [fact(1), fact(2)]);
    await expect.poll(() => heard.at(-1), { timeout: 5000 }).toBe(start + 2);
  });

  it('is news of each new fact as it comes, until the station is revoked', async () => {
    const { store, fact, send, door, end } = await setup();
    const heard: number[] = [];
    const controller = new AbortController();
    onTestFinished(() => controller.abort());
    const ended = door.client.live(door.at, {
      signal: controller.signal,
      onAlive: () => undefined,
      onNews: (position) => heard.push(position),
    });
    const start = await end();
    await expect.poll(() => heard).toEqual([start]);
    await send([fact(1)]);
    await send([fact(1)]);
    await send([fact(2), fact(3)]);
    await expect.poll(() => heard).toEqual([start, start + 1, start + 3]);
    await store.revokeStation(door.reply.station);
    expect(await ended).toBe('unreachable');
    const again = await door.client.live(door.at, {
      signal: controller.signal,
      onAlive: () => undefined,
      onNews: () => undefined,
    });
    expect(again).toBe('revoked');
  });
});

describe('a station with a wrong clock', () => {
  it.each([-400 * 24, -3, 26])('off by %i hours is understood and told the time', async (hours) => {
    const { app, desk, fact, time } = await setup();
    const path = `/v1/events/${desk.at.eventId}/facts`;
    const first = await app.inject({ method: 'POST', url: path });
    const at = eventStart + hours * 3_600_000;
    const proof = await makeProofBy(desk.exchange.key, {
      htm: 'POST',
      htu: storeUrl + path,
      iat: Math.floor(at / 1000),
      nonce: first.headers['dpop-nonce'],
    });
    const response = await app.inject({
      method: 'POST',
      url: path,
      headers: { host: 'store.test', dpop: proof, 'content-type': protocolContentType },
      payload: JSON.stringify({ facts: [fact(1, { at })] }),
    });
    expect([response.statusCode, response.json()]).toMatchObject([
      200,
      { storeTime: time.now, results: [{ seq: 1, outcome: 'stored' }] },
    ]);
  });
});
