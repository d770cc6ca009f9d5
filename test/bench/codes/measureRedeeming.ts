import { benchLine, percentile, type BenchLine } from '../benchLine.ts';
import { startStore } from '../store/benchStore.ts';
import { withBenchStore } from './openBenchStore.ts';

const people = 20_000;
const perSecond = 200;
const seconds = 20;
const warmUpSeconds = 3;

/**
 * App links redeemed at a serving process by POST, one after the other at their times whether the one before was answered or
 * not, so that a slow answer delays none of the others.
 */
export const measureRedeeming = (): Promise<BenchLine> =>
  withBenchStore(people, async ({ store, path, attendeeIds }) => {
    const issued = await store.links.issue(
      attendeeIds
        .slice(0, perSecond * (seconds + warmUpSeconds))
        .map((subject) => ({ kind: 'app', subject, actor: 'terminal', reason: 'bench' })),
    );
    if (!issued.ok) throw new Error(issued.error.code);
    const server = await startStore('store', 'sqlite', path);
    try {
      const begin = performance.now();
      const times = await Promise.all(
        issued.value.map(async ({ text }, no) => {
          const at = begin + (no * 1000) / perSecond;
          await new Promise((resolve) => setTimeout(resolve, Math.max(1, at - performance.now())));
          const response = await fetch(`${server.url}/a`, {
            method: 'POST',
            redirect: 'manual',
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams({ link: text.reveal() }).toString(),
          });
          await response.arrayBuffer();
          if (response.status !== 303) throw new Error(`answered ${response.status}`);
          return performance.now() - at;
        }),
      );
      return benchLine({
        group: 'codes',
        name: 'an app link redeemed at 200 requests a second, SQLite, p99',
        value: percentile(times.slice(perSecond * warmUpSeconds), 0.99),
        unit: 'ms',
        must: 50,
      });
    } finally {
      await server.stop();
    }
  });
