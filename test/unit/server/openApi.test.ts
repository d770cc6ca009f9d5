import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { apiEndpoints } from '#server/api/apiEndpoints.ts';
import { endpoints, openApi } from '#server/http/openApi.ts';
import { factBodies } from '#shared/model/fact.ts';
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

it('says what the body of each kind of fact holds', () => {
  const { components } = Document.parse(openApi());
  expect(Object.keys(components.schemas)).toEqual([
    'Fact',
    ...Object.keys(factBodies).map((kind) => `FactBody.${kind}`),
  ]);
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const admitted = ajv.compile(components.schemas['FactBody.admitted'] ?? {});
  const body = { medium: 'entry', digest: '', again: false };
  expect([admitted(body), admitted({ ...body, again: 'no' })]).toEqual([true, false]);
});

const Document = z.object({
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});
