import { expect, it, onTestFinished } from 'vitest';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { createMetrics } from '#server/metrics/createMetrics.ts';
import { serveMetrics } from '#server/metrics/serveMetrics.ts';
import { fillStore } from '#test/support/server/fillStore.ts';
import { setupStation } from '#test/support/server/setupStation.ts';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const setup = async () => {
  const { store, log } = await setupTokenStore();
  const metrics = createMetrics(store);
  const app = await createHttpServer(metrics.store, { metrics });
  onTestFinished(() => app.close());
  const served = await serveMetrics(metrics, { host: '127.0.0.1', port: 0, log });
  onTestFinished(() => served.close());
  return { store, app, metrics, log, url: served.url };
};

it('counts facts, requests and listening stations, and names nobody', async () => {
  const { store, app, metrics, url } = await setup();
  const door = await setupStation(store, app, 'Nordtür');
  const controller = new AbortController();
  onTestFinished(() => controller.abort());
  void door.client.live(door.at, {
    signal: controller.signal,
    onAlive: () => undefined,
    onNews: () => undefined,
  });
  await fillStore(metrics.store);
  await expect
    .poll(async () => (await (await fetch(url)).text()).includes('lanyard_live_stations 1'))
    .toBe(true);
  const text = await (await fetch(url)).text();
  const valueOf = (name: string): number =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')[1],
    );
  expect({
    stored: valueOf('lanyard_facts_total{outcome="stored"}'),
    setAside: valueOf('lanyard_facts_total{outcome="set_aside"}'),
    position: valueOf('lanyard_log_position'),
  }).toEqual({
    stored: 104,
    setAside: 2,
    position: await store.endOfLog(door.at.eventId),
  });
  expect(text).toMatch(
    /lanyard_request_duration_seconds_count\{method="POST",route="\/v1\/enroll"/,
  );
  expect(text).toMatch(/nodejs_eventloop_lag_seconds/);
  expect(text).toMatch(/process_resident_memory_bytes/);
  for (const secret of [door.at.eventId, door.reply.station, 'Nordtür', 'person', 'Beispiel']) {
    expect(text).not.toContain(secret);
  }
});

it('is healthy while the database answers, and says so with 503 when it does not', async () => {
  const { store, app } = await setup();
  const ask = async () => {
    const response = await app.inject({ url: '/healthz' });
    return [response.statusCode, response.json<unknown>()];
  };
  expect(await ask()).toEqual([200, { status: 'ok', hasEvent: true }]);
  await store.close();
  expect(await ask()).toEqual([503, { status: 'database_unavailable' }]);
});

it('is not among what stations can reach', async () => {
  const { app } = await setup();
  const response = await app.inject({ url: '/metrics' });
  expect([response.statusCode, response.json()]).toMatchObject([400, { error: 'invalid_request' }]);
});
