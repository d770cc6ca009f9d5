import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { parseEnrolmentCode } from '#shared/codes/enrolmentCode.ts';
import { protocolContentType } from '#shared/protocol/protocol.ts';
import { enrol } from '#station/sync/enrol.ts';
import { createInjectFetch } from '#test/support/server/createInjectFetch.ts';
import { makeProofBy } from '#test/support/server/makeProofBy.ts';
import { keptText } from '#test/support/server/makePlace.ts';
import { anExchange, storeUrl } from '#test/support/server/setupStation.ts';
import { anEnrolmentCode, setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const setup = async () => {
  const { store, time, log, place, open } = await setupTokenStore();
  const app = await createHttpServer(store);
  onTestFinished(() => app.close());
  const exchange = await anExchange(createInjectFetch(app));
  const join = async (code: string, deps = exchange) =>
    enrol({ ...deps, code, stationName: 'Desk 1' });
  return { store, app, time, log, place, open, exchange, join };
};

describe('enrolment', () => {
  it('makes a station of who holds a code, and tells all others its name and key', async () => {
    const { store, join, exchange } = await setup();
    const enrolled = await join(await anEnrolmentCode(store));
    if (!enrolled.ok) throw new Error(enrolled.error.code);
    const { reply } = enrolled.value;
    expect(reply).toMatchObject({ incarnation: 1, keyId: 'AAB', event: { name: 'Meadow Days' } });
    const log = await store.readLog({ event: reply.event.id, after: 1, limit: 10 });
    expect(log.facts.map(({ fact }) => [fact.station, fact.kind, fact.body])).toEqual([
      [
        'store',
        'stationEnrolled',
        {
          station: reply.station,
          name: 'Desk 1',
          incarnation: 1,
          key: {
            keyId: 'AAB',
            publicKeyX: exchange.key.publicKey.x,
            media: ['badge'],
            rehearsal: false,
            owner: reply.station,
          },
        },
      ],
    ]);
  });

  it('gives each station of the event a name of its own', async () => {
    const { store, app, exchange, join } = await setup();
    const nameOf = async (name: string, deps = exchange) => {
      const code = await anEnrolmentCode(store);
      const enrolled = await enrol({ ...deps, code, stationName: name });
      return enrolled.ok ? enrolled.value.reply.stationName : enrolled.error.code;
    };
    const another = async (name: string) => nameOf(name, await anExchange(createInjectFetch(app)));
    expect([await nameOf('Desk 1'), await another('Desk 1'), await another('Desk 1')]).toEqual([
      'Desk 1',
      'Desk 2',
      'Desk 3',
    ]);
    expect([
      await another('Tür'),
      await another('Tür'),
      await another('7'),
      await another('7'),
    ]).toEqual(['Tür', 'Tür 2', '7', '8']);
    const longest = 'x'.repeat(100);
    expect([await another(longest), (await another(longest))?.length]).toEqual([longest, 92]);
    expect(await nameOf('Desk 1')).toBe('Desk 1');
    expect(await join(await anEnrolmentCode(store))).toMatchObject({ ok: true });
  });

  it('takes a code once: another station with the same code is refused', async () => {
    const { store, app, join } = await setup();
    const code = await anEnrolmentCode(store);
    expect(await join(code)).toMatchObject({ ok: true });
    const other = await anExchange(createInjectFetch(app));
    expect(await join(code, other)).toEqual({ ok: false, error: { code: 'code_refused' } });
  });

  it('answers the same station again when its first answer got lost', async () => {
    const { store, join } = await setup();
    const code = await anEnrolmentCode(store);
    const first = await join(code);
    const again = await join(code);
    if (!first.ok || !again.ok) throw new Error('refused');
    expect(again.value.reply).toEqual({ ...first.value.reply });
  });

  it('gives a station that enrols anew the next incarnation', async () => {
    const { store, join } = await setup();
    const first = await join(await anEnrolmentCode(store));
    const second = await join(await anEnrolmentCode(store));
    if (!first.ok || !second.ok) throw new Error('refused');
    expect(second.value.reply).toMatchObject({
      station: first.value.reply.station,
      keyId: first.value.reply.keyId,
      incarnation: 2,
    });
  });

  it('refuses a code after 15 minutes', async () => {
    const { store, join, time } = await setup();
    const code = await anEnrolmentCode(store);
    time.now += 15 * 60_000;
    expect(await join(code)).toEqual({ ok: false, error: { code: 'code_refused' } });
  });

  it('refuses a code that this store never made', async () => {
    const { join } = await setup();
    const other = await setup();
    const code = await anEnrolmentCode(other.store);
    expect(await join(code)).toEqual({ ok: false, error: { code: 'code_refused' } });
  });

  it('knows a text that is no enrolment code without asking the store', async () => {
    const { join } = await setup();
    expect(await join('LE1AAA')).toMatchObject({ error: { code: 'not_an_enrolment_code' } });
    expect(await join('LJ1AAA')).toMatchObject({ error: { code: 'damaged' } });
  });

  it('refuses to enrol with a key that is another’s', async () => {
    const { store, app, exchange } = await setup();
    const parsed = parseEnrolmentCode(await anEnrolmentCode(store));
    if (!parsed.ok) throw new Error(parsed.error.code);
    const victim = await anExchange(createInjectFetch(app));
    const first = await app.inject({ method: 'POST', url: '/v1/enroll', payload: {} });
    const proof = await makeProofBy(exchange.key, {
      htm: 'POST',
      htu: `${storeUrl}/v1/enroll`,
      nonce: first.headers['dpop-nonce'],
    });
    const response = await app.inject({
      method: 'POST',
      url: '/v1/enroll',
      headers: { host: 'store.test', dpop: proof, 'content-type': protocolContentType },
      payload: JSON.stringify({
        secret: Buffer.from(parsed.value.secret).toString('base64url'),
        stationName: 'Desk 9',
        publicKey: victim.key.publicKey,
      }),
    });
    expect([response.statusCode, response.json()]).toMatchObject([401, { error: 'proof_refused' }]);
  });

  it('lets another process on the same database make codes for the running store', async () => {
    const { store, open, join } = await setup();
    await store.rememberAddress(storeUrl);
    const made = await (await open()).enrolmentCode();
    if (!made.ok) throw new Error(made.error.code);
    expect(await join(made.value.code)).toMatchObject({ ok: true, value: { storeUrl } });
  });

  it('has no code to give before there is an event or an address', async () => {
    const { store } = await setupTokenStore({ withEvent: false });
    expect(await store.enrolmentCode()).toEqual({ ok: false, error: { code: 'no_event' } });
    const served = await setupTokenStore();
    expect(await served.store.enrolmentCode()).toMatchObject({ error: { code: 'no_address' } });
  });

  it('keeps the secret of a code neither in its database nor in its log', async () => {
    const { store, join, log, place } = await setup();
    const code = await anEnrolmentCode(store);
    const parsed = parseEnrolmentCode(code);
    if (!parsed.ok) throw new Error(parsed.error.code);
    await join(code);
    await store.close();
    const kept = (await keptText(place)) + log.lines.join('\n');
    const secret = Buffer.from(parsed.value.secret);
    for (const form of [
      code,
      secret.toString('base64url'),
      secret.toString('hex'),
      secret.toString('latin1'),
    ]) {
      expect(kept.includes(form)).toBe(false);
    }
  });
});
