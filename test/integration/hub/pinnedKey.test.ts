import { statSync, writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { createHubCertificate, readHubCertificate } from '#app/hub/hubCertificate.ts';
import { formatEnrolmentCode, parseEnrolmentCode } from '#shared/codes/enrolmentCode.ts';
import { enrol } from '#station/sync/enrol.ts';
import { createStoreClient } from '#station/sync/storeClient.ts';
import { anExchange } from '#test/support/server/setupStation.ts';
import { anEnrolmentCode, setupTokenStore } from '#test/support/server/setupTokenStore.ts';
import { temporaryFolder } from '#test/support/server/makePlace.ts';
import { aHubCertificate, startTlsStore } from '#test/support/startTlsStore.ts';

const lan = '127.0.0.2';

/** A hub on an address of the local network, the code of one station, and that station's side. */
const setupHub = async () => {
  const { store } = await setupTokenStore();
  const certificate = await aHubCertificate();
  const served = await startTlsStore(store, { host: lan, port: 0 }, certificate);
  const parsed = parseEnrolmentCode(await anEnrolmentCode(store));
  if (!parsed.ok) throw new Error(parsed.error.code);
  const codeFor = (url: string, pin: string, otherUrls: readonly string[] = []): string =>
    formatEnrolmentCode({
      url,
      secret: parsed.value.secret,
      hub: { keyHash: Buffer.from(pin, 'base64url'), otherUrls },
    });
  const exchange = await anExchange(fetch);
  const join = (code: string) => enrol({ ...exchange, code, stationName: 'Desk 2' });
  return {
    store,
    certificate,
    served,
    codeFor,
    exchange,
    join,
    client: createStoreClient(exchange),
  };
};

describe('a hub with a certificate of its own', () => {
  test('is joined by the code that names its key, and by no other way', async () => {
    const { served, certificate, codeFor, join, store, client } = await setupHub();
    // The platform's own rules refuse such a certificate.
    expect(await client.time({ storeUrl: served.url })).toMatchObject({
      ok: false,
      error: { code: 'unreachable' },
    });
    const joined = await join(codeFor(served.url, certificate.pin));
    expect(joined).toMatchObject({
      ok: true,
      value: { storeUrl: served.url, pin: certificate.pin },
    });
    expect(await store.event()).not.toBeNull();
  });

  test('is told from another device at its address, which gets nothing', async () => {
    const { served, codeFor, join } = await setupHub();
    const other = await aHubCertificate();
    expect(await join(codeFor(served.url, other.pin))).toMatchObject({
      ok: false,
      error: { code: 'stranger' },
    });
  });

  test('is found at whichever of its addresses answers', async () => {
    const { served, certificate, codeFor, join } = await setupHub();
    const gone = `https://127.0.0.3:${served.port}`;
    const joined = await join(codeFor(gone, certificate.pin, [served.url]));
    expect(joined).toMatchObject({ ok: true, value: { storeUrl: served.url, otherUrls: [gone] } });
  });

  test('sends facts, list and live news through the pinned line', async () => {
    const { served, certificate, codeFor, join, client } = await setupHub();
    const joined = await join(codeFor(served.url, certificate.pin));
    if (!joined.ok) throw new Error(joined.error.code);
    const at = { ...joined.value, eventId: joined.value.reply.event.id };
    const snapshot = await client.snapshot(at, null);
    if (!snapshot.ok) throw new Error(snapshot.error.code);
    const types = [];
    for await (const some of snapshot.value.lines) for (const { type } of some) types.push(type);
    expect([types[0], types.at(-1)]).toEqual(['snapshot', 'end']);
    expect(await client.readFacts(at, { after: 0, limit: 10 })).toMatchObject({ ok: true });
    const controller = new AbortController();
    const heard = vi.fn<(position: number) => void>(() => controller.abort());
    await client.live(at, { onNews: heard, onAlive: () => undefined, signal: controller.signal });
    expect(heard).toHaveBeenCalled();
  });

  test('keeps its key in a file that only its owner reads, and knows when it is damaged', async () => {
    const folder = temporaryFolder();
    expect(readHubCertificate(folder)).toEqual({ ok: false, error: { code: 'key_lost' } });
    await createHubCertificate(folder);
    const first = readHubCertificate(folder);
    expect(readHubCertificate(folder)).toEqual(first);
    expect(statSync(joinPath(folder, 'hub.pem')).mode & 0o777).toBe(0o600);
    writeFileSync(joinPath(folder, 'hub.pem'), '-----BEGIN PRIVATE KEY-----\nAAAA\n');
    expect(readHubCertificate(folder)).toEqual({ ok: false, error: { code: 'key_lost' } });
  });
});
