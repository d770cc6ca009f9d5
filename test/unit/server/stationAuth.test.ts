import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { ProtocolError, requestIdHeader } from '#shared/protocol/protocol.ts';
import { makeProofBy } from '#test/support/server/makeProofBy.ts';
import { setupStation, storeUrl } from '#test/support/server/setupStation.ts';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const setup = async () => {
  const { store, time, log } = await setupTokenStore();
  const app = await createHttpServer(store);
  onTestFinished(() => app.close());
  const station = await setupStation(store, app);
  const path = `/v1/events/${station.at.eventId}/facts`;
  const ask = async (proof: string | undefined, host = 'store.test') => {
    const response = await app.inject({
      method: 'GET',
      url: `${path}?after=0`,
      headers: {
        host,
        [requestIdHeader]: 'request-1',
        ...(proof === undefined ? {} : { dpop: proof }),
      },
    });
    const error = ProtocolError.safeParse(response.json());
    return {
      status: response.statusCode,
      error: error.success ? error.data.error : null,
      nonce: String(response.headers['dpop-nonce']),
    };
  };
  const { nonce } = await ask(undefined);
  const claims = { htm: 'GET', htu: storeUrl + path, nonce };
  return { store, app, time, log, station, ask, claims, key: station.exchange.key };
};

describe('a station proves each request', () => {
  it('lets in a proof with the nonce it was given', async () => {
    const { ask, key, claims } = await setup();
    expect(await ask(await makeProofBy(key, claims))).toMatchObject({ status: 200, error: null });
  });

  it('gives a nonce to whoever has none, and refuses that request', async () => {
    const { ask, key, claims } = await setup();
    const refused = { status: 401, error: 'use_nonce', nonce: claims.nonce };
    expect(await ask(undefined)).toEqual(refused);
    const { nonce: _, ...withoutNonce } = claims;
    expect(await ask(await makeProofBy(key, withoutNonce))).toEqual(refused);
  });

  it('refuses a nonce that another store made', async () => {
    const { ask, key, claims } = await setup();
    const other = await setup();
    const proof = await makeProofBy(key, { ...claims, nonce: other.claims.nonce });
    expect(await ask(proof)).toMatchObject({ status: 401, error: 'use_nonce' });
  });

  it('refuses a nonce after five minutes, whatever the station thinks the time is', async () => {
    const { ask, key, claims, time } = await setup();
    time.now += 4 * 60_000;
    const wrongClock = { ...claims, iat: 12_345 };
    expect(await ask(await makeProofBy(key, wrongClock))).toMatchObject({ status: 200 });
    time.now += 2 * 60_000;
    const old = await ask(await makeProofBy(key, claims));
    expect(old).toMatchObject({ status: 401, error: 'use_nonce' });
    expect(old.nonce).not.toBe(claims.nonce);
  });

  it('refuses a proof that was used before', async () => {
    const { ask, key, claims } = await setup();
    const proof = await makeProofBy(key, claims);
    expect(await ask(proof)).toMatchObject({ status: 200 });
    expect(await ask(proof)).toMatchObject({ status: 401, error: 'proof_refused' });
  });

  it.each([
    ['another method', { htm: 'POST' }],
    ['another path', { htu: `${storeUrl}/v1/time` }],
    ['another host', { htu: 'http://elsewhere.test/v1/events/x/facts' }],
    ['no address', { htu: 'nonsense' }],
    ['a short id', { jti: 'x' }],
  ])('refuses a proof for %s', async (_, wrong) => {
    const { ask, key, claims } = await setup();
    const proof = await makeProofBy(key, { ...claims, ...wrong });
    expect(await ask(proof)).toMatchObject({ status: 401, error: 'proof_refused' });
  });

  it('takes a proof for the https address when a proxy in front of it ended TLS', async () => {
    const { ask, key, claims } = await setup();
    const htu = claims.htu.replace('http:', 'https:');
    expect(await ask(await makeProofBy(key, { ...claims, htu }))).toMatchObject({ status: 200 });
  });

  it('refuses forged proofs: another key, another type, a private key inside, a changed byte', async () => {
    const { ask, key, claims } = await setup();
    const other = await setup();
    const good = await makeProofBy(key, claims);
    const [head = '', body = '', signature = ''] = good.split('.');
    const changed = body.startsWith('A') ? `B${body.slice(1)}` : `A${body.slice(1)}`;
    const forged = [
      await makeProofBy(other.key, claims, { jwk: key.publicKey }),
      await makeProofBy(key, claims, { typ: 'jwt' }),
      await makeProofBy(key, claims, { jwk: withPrivatePart(key.publicKey) }),
      `${head}.${changed}.${signature}`,
      `${head}.${body}.`,
      'nonsense',
      '..',
    ];
    for (const proof of forged) {
      expect(await ask(proof)).toMatchObject({ status: 401, error: 'proof_refused' });
    }
  });

  it('says to a key that is no station’s that it is not enrolled', async () => {
    const { ask, claims } = await setup();
    const stranger = await setup();
    const proof = await makeProofBy(stranger.key, claims);
    expect(await ask(proof)).toMatchObject({ status: 403, error: 'not_enrolled' });
  });

  it('does not read the log to a revoked station, but takes what it still has', async () => {
    const { store, station } = await setup();
    await store.revokeStation(station.reply.station);
    const read = await station.client.readFacts(station.at, { after: 0, limit: 10 });
    expect(read).toMatchObject({ ok: false, error: { code: 'revoked' } });
    const sent = await station.client.sendFacts(station.at, []);
    expect(sent.ok).toBe(true);
  });

  it('slows down a station that asks without end', async () => {
    const { station } = await setup();
    const answers = await Promise.all(
      Array.from({ length: 320 }, () => station.client.sendFacts(station.at, [])),
    );
    const codes = new Set(answers.map((answer) => (answer.ok ? 'ok' : answer.error.code)));
    expect([...codes].toSorted()).toEqual(['ok', 'too_many']);
  });
});

describe('behind a proxy on the same machine', () => {
  const setupBehind = async (isBehindProxy: boolean) => {
    const { store } = await setupTokenStore();
    const app = await createHttpServer(store, { isBehindProxy });
    onTestFinished(() => app.close());
    const time = async (of: string, remoteAddress = '127.0.0.1') => {
      const headers = { 'x-forwarded-for': of };
      const { statusCode } = await app.inject({ url: '/v1/time', remoteAddress, headers });
      return statusCode;
    };
    return { store, app, time };
  };
  const manyTimes = async (ask: () => Promise<number>): Promise<number> => {
    let last = 0;
    for (let no = 0; no < 400; no += 1) last = await ask();
    return last;
  };

  it('one address that asks without end slows down no other', async () => {
    const { time } = await setupBehind(true);
    expect(await manyTimes(() => time('192.0.2.1'))).toBe(429);
    expect(await time('192.0.2.2')).toBe(200);
  });

  it('nobody else says whose address it is', async () => {
    const direct = await setupBehind(false);
    expect(await manyTimes(() => direct.time(crypto.randomUUID()))).toBe(429);
    const { time } = await setupBehind(true);
    expect(await manyTimes(() => time(crypto.randomUUID(), '192.0.2.9'))).toBe(429);
  });

  it('a proof for another host is refused, whatever host is said to be forwarded', async () => {
    const { store, app } = await setupBehind(true);
    const { exchange, at } = await setupStation(store, app);
    const path = `/v1/events/${at.eventId}/facts`;
    const ask = async (dpop: string) => {
      const headers = { host: 'store.test', 'x-forwarded-host': 'other.test', dpop };
      return app.inject({ url: path, headers });
    };
    const nonce = String((await ask('')).headers['dpop-nonce']);
    const claims = { htm: 'GET', htu: `http://other.test${path}`, nonce };
    const { statusCode } = await ask(await makeProofBy(exchange.key, claims));
    expect(statusCode).toBe(401);
  });
});

/** A proof must not carry a private key; the types of jose know that too, hence a wider one. */
const withPrivatePart = (jwk: object): object => ({ ...jwk, d: 'A'.repeat(43) });
