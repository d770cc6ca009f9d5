import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { openApi } from '#server/http/openApi.ts';

const Content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }));
const Operation = z.object({
  responses: z.record(z.string(), z.object({ content: Content.optional() })),
});
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

/** What was answered, by route: `200`, or the error of the protocol. */
export type Answered = Map<string, Set<string>>;

/**
 * Holds each answer that passes through a `fetch` to the OpenAPI document itself, and throws where the document does not
 * allow it. `answered` says what has passed.
 */
export const checkAnswers = (network: typeof fetch) => {
  const routes = documented();
  const answered: Answered = new Map();

  const check: typeof fetch = async (input, init) => {
    const response = await network(input, init);
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const method = init?.method ?? 'GET';
    const route = routes.find((one) => one.method === method && one.path.test(pathname));
    if (route === undefined) throw new Error(`${method} ${pathname} is not in the document`);
    const { name } = route;
    const status = response.ok ? '200' : 'default';
    const type = (response.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
    const validate = route.schemas.get(`${status} ${type}`);
    if (validate === undefined) throw new Error(`${name} answers ${response.status} as ${type}`);
    const kinds = answered.get(name) ?? new Set();
    answered.set(name, kinds);
    for (const value of await valuesOf(response.clone(), type)) {
      if (!validate(value)) throw new Error(`${name}: ${JSON.stringify(validate.errors)}`);
      kinds.add(response.ok ? '200' : errorOf(value));
    }
    return response;
  };

  return { check, answered };
};

const documented = () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const { paths } = Document.parse(openApi());
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { responses }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      schemas: new Map<string, ValidateFunction>(
        Object.entries(responses).flatMap(([status, { content = {} }]) =>
          Object.entries(content).map(
            ([type, { schema }]) => [`${status} ${type}`, ajv.compile(schema)] as const,
          ),
        ),
      ),
    })),
  );
};

/** The JSON values of a body: one, one a line, or that of the first event of a stream. */
const valuesOf = async (response: Response, type: string): Promise<readonly unknown[]> => {
  if (type.endsWith('+json')) return [parse(await response.text())];
  if (type.endsWith('ndjson')) {
    const lines = (await response.text()).trimEnd().split('\n');
    return lines.map(parse);
  }
  const reader = response.body?.getReader();
  const first = await reader?.read();
  // Done when whoever listens to the stream itself is done too.
  void reader?.cancel();
  const [, data = ''] = /^data: (.*)$/m.exec(new TextDecoder().decode(first?.value)) ?? [];
  return [parse(data)];
};

const parse = (text: string): unknown => JSON.parse(text);

const errorOf = (value: unknown): string => z.object({ error: z.string() }).parse(value).error;
