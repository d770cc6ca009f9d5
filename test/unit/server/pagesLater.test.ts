import Fastify from 'fastify';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { pagesLater } from '#server/http/pagesLater.ts';
import { createMemoryLog } from '#test/support/server/setupTokenStore.ts';

it('loads the pages with the first request for one, and once more after it could not', async () => {
  const log = createMemoryLog();
  let loads = 0;
  const pages = pagesLater(async () => {
    loads += 1;
    if (loads === 1) throw new Error('no such file');
    const app = Fastify();
    app.get('/a', async () => 'a page');
    await app.ready();
    return app;
  }, log);
  const server = createServer(pages.beside((_request, response) => response.end('for stations')));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    await pages.close();
    server.close();
  });
  // A TCP server's address is an object.
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string): Promise<readonly [number, string]> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    return [answer.status, await answer.text()];
  };

  expect(await ask('/v1/time')).toEqual([200, 'for stations']);
  expect(await ask('/healthz')).toEqual([200, 'for stations']);
  expect(loads).toBe(0);
  expect(await ask('/a')).toEqual([500, '']);
  expect(log.lines).toHaveLength(1);
  expect(log.lines[0]).not.toContain('no such file');
  expect(await ask('/a')).toEqual([200, 'a page']);
  expect(await ask('/a')).toEqual([200, 'a page']);
  expect(loads).toBe(2);
});
