import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTokenStore, type TokenStore } from '#server/createTokenStore.ts';
import type { StationRow } from '#server/database/tables.ts';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import type { Fact } from '#shared/model/fact.ts';
import { hashFact } from '#station/journal/hashFact.ts';
import { enrol } from '#station/sync/enrol.ts';
import { createInjectFetch } from '#test/support/server/createInjectFetch.ts';
import { makeProofBy } from '#test/support/server/makeProofBy.ts';
import { runSql } from '#test/support/postgres/testDatabases.ts';
import { keySecret, makePlace } from '#test/support/server/makePlace.ts';
import { anExchange, setupStation, storeUrl } from '#test/support/server/setupStation.ts';
import {
  anEnrolmentCode,
  createMemoryLog,
  eventStart,
  setupTokenStore,
} from '#test/support/server/setupTokenStore.ts';

/** Two processes' worth of token store on one PostgreSQL, each with its routes. */
const setup = async () => {
  const { store, place, open } = await setupTokenStore();
  if (place.kind !== 'postgres') throw new Error('these tests are about PostgreSQL');
  const other = await open();
  const apps = await Promise.all([store, other].map((each) => createHttpServer(each)));
  onTestFinished(async () => {
    await Promise.all(apps.map((app) => app.close()));
  });
  const [app, otherApp] = apps;
  if (app === undefined || otherApp === undefined) throw new Error('no routes');
  return { store, other, app, otherApp, url: place.url };
};

const aJournal = (station: string, count: number): readonly Fact[] =>
  Array.from({ length: count }, (_, index) => {
    const line = {
      id: `${station}-${index}`,
      station,
      incarnation: 1,
      seq: index + 1,
      kind: 'noteAdded',
      at: eventStart,
      offset: 0,
      operator: '',
      attendee: null,
      checkpoint: null,
      body: { text: `note ${index}`, helpdesk: false, about: null },
      previousHash: '0'.repeat(64),
    };
    return { ...line, hash: hashFact(line) };
  });

describe('token stores side by side', () => {
  it('give positions in one order, and whoever reads never sees a gap', async () => {
    const { store, other, app } = await setup();
    const stations = await Promise.all(
      ['Desk 1', 'Desk 2', 'Desk 3', 'Desk 4'].map((name) => setupStation(store, app, name)),
    );
    const event = stations[0]?.at.eventId ?? '';
    const start = await store.endOfLog(event);
    let isSending = true;
    const read = async (): Promise<number[]> => {
      const seen: number[] = [];
      for (;;) {
        const wasSending = isSending;
        const after = start + seen.length;
        const { facts, last } = await other.readLog({ event, after, limit: 50 });
        seen.push(...facts.map(({ position }) => position));
        if (!wasSending && start + seen.length >= last) return seen;
      }
    };
    const reading = read();
    await Promise.all(
      stations.map(async ({ exchange, reply }, index) => {
        const by: TokenStore = index % 2 === 0 ? store : other;
        const row = await mustFind(by, exchange.key.publicKey.x);
        const facts = aJournal(reply.station, 60);
        for (let from = 0; from < facts.length; from += 5) {
          const results = await by.acceptFacts(row, facts.slice(from, from + 5));
          expect(results.every(({ outcome }) => outcome === 'stored')).toBe(true);
        }
      }),
    );
    isSending = false;
    expect(await reading).toEqual(Array.from({ length: 240 }, (_, index) => start + index + 1));
  });

  it('take a one-time code exactly once, whoever is asked', async () => {
    const { store, app, otherApp } = await setup();
    const code = await anEnrolmentCode(store);
    const answers = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        const exchange = await anExchange(createInjectFetch(index % 2 === 0 ? app : otherApp));
        const answer = await enrol({ ...exchange, code, stationName: `Desk ${index}` });
        return answer.ok ? 'joined' : answer.error.code;
      }),
    );
    expect(answers.toSorted()).toEqual([...Array<string>(7).fill('code_refused'), 'joined']);
  });

  it('take each other’s nonces, but no request that was copied from the other', async () => {
    const { store, app, otherApp } = await setup();
    const { exchange, at } = await setupStation(store, app);
    const path = `/v1/events/${at.eventId}/facts`;
    const first = await app.inject({ url: path });
    const proof = await makeProofBy(exchange.key, {
      htm: 'GET',
      htu: storeUrl + path,
      nonce: first.headers['dpop-nonce'],
    });
    const headers = { host: 'store.test', dpop: proof };
    const ask = async (server: typeof app) =>
      (await server.inject({ url: path, headers })).statusCode;
    expect([await ask(otherApp), await ask(app), await ask(otherApp)]).toEqual([200, 401, 401]);
  });

  it('make one event, whoever makes it', async () => {
    const { store, open } = await setupTokenStore({ withEvent: false });
    const other = await open();
    const times = { startsAt: eventStart, endsAt: eventStart + 1000, timeZone: 'Europe/Berlin' };
    const made = await Promise.all(
      [store, other, store, other].map((each, no) =>
        each.createEvent({ name: `Meadow Days ${no}`, ...times }),
      ),
    );
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await store.event()).toEqual(await other.event());
  });

  it('miss no news while the connection that hears them is broken', async () => {
    const { store, other, app, url } = await setup();
    const { exchange, reply, at } = await setupStation(store, app);
    const heard: number[] = [];
    onTestFinished(other.onNews((_event, position) => heard.push(position)));
    const row = await mustFind(store, exchange.key.publicKey.x);
    const [one, two, three] = aJournal(reply.station, 3);
    await store.acceptFacts(row, [one]);
    const end = await store.endOfLog(at.eventId);
    await expect.poll(() => heard.at(-1), { timeout: 5000 }).toBe(end);
    await runSql(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    await store.acceptFacts(row, [two]);
    await expect.poll(() => heard.at(-1), { timeout: 5000 }).toBe(end + 1);
    await store.acceptFacts(row, [three]);
    await expect.poll(() => heard.at(-1), { timeout: 5000 }).toBe(end + 2);
  });
});

describe('a token store on PostgreSQL', () => {
  it('is made once by processes that start at the same time', async () => {
    const place = await makePlace();
    const opened = await Promise.all(Array.from({ length: 5 }, () => openAt(place)));
    expect(opened.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
  });

  it('refuses a database of a newer version, and leaves it as it is', async () => {
    const { url } = await setup();
    await runSql(url, 'UPDATE schema_version SET version = 1000');
    expect(await openAt({ kind: 'postgres', url, keySecret })).toMatchObject({
      ok: false,
      error: { code: 'newer_database' },
    });
    expect(await runSql(url, 'SELECT version FROM schema_version')).toEqual([{ version: '1000' }]);
  });

  it('says why it cannot be opened', async () => {
    const { url } = await setup();
    const open = async (at: string, secret: string = keySecret) => {
      const opened = await openAt({ kind: 'postgres', url: at, keySecret: secret });
      return opened.ok ? 'opened' : opened.error.code;
    };
    const elsewhere = (part: { readonly pathname?: string; readonly port?: string }) =>
      Object.assign(new URL(url), part).href;
    expect([
      await open(url),
      await open(url, 'another secret than before'),
      await open(url, 'short'),
      await open(elsewhere({ pathname: 'nothing_here' })),
      await open(elsewhere({ port: '1' })),
    ]).toEqual([
      'opened',
      'wrong_key_secret',
      'no_key_secret',
      'database_refused',
      'database_unreachable',
    ]);
  });
});

const openAt = async (place: Parameters<typeof createTokenStore>[0]['place']) => {
  const log = createMemoryLog();
  const opened = await createTokenStore({ place, clock: Date.now, random: randomBytes, log });
  if (opened.ok) onTestFinished(() => opened.value.close());
  return opened;
};

const mustFind = async (store: TokenStore, publicKeyX: string): Promise<StationRow> => {
  const row = await store.stationByKey(publicKeyX);
  if (row === undefined) throw new Error('no such station');
  return row;
};
