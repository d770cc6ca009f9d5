import { expect, it, onTestFinished } from 'vitest';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { apiEndpoints } from '#server/api/apiEndpoints.ts';
import { endpoints, openApi } from '#server/http/openApi.ts';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';

it('describes every route that the store has, and no other', async () => {
  const { store } = await setupTokenStore();
  const app = await createHttpServer(store);
  onTestFinished(() => app.close());
  const described = Object.keys(endpoints).map((route) => route.replaceAll(/\{(\w+)\}/g, ':$1'));
  for (const route of described) {
    const [method = '', url = ''] = route.split(' ');
    expect([route, app.hasRoute({ method, url })]).toEqual([route, true]);
  }
  const tree = app.printRoutes({ commonPrefix: false, includeHooks: false });
  const served = [...tree.matchAll(/\(([A-Z, ]+)\)/g)]
    .flatMap(([, methods = '']) => methods.split(', '))
    .filter((method) => method !== 'HEAD' && method !== 'OPTIONS');
  expect(served).toHaveLength(described.length);
});

it('is an OpenAPI 3.1 document with a schema for every answer', () => {
  const document = JSON.stringify(openApi());
  expect(document).toContain('"openapi":"3.1.0"');
  expect(document.match(/"200":/g)).toHaveLength(
    Object.keys(endpoints).length + apiEndpoints.length,
  );
  expect(document).not.toContain('"schema":{}');
});
