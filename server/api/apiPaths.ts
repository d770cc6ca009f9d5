import { z } from 'zod';
import { inputOf, outputOf, parametersOf } from '../http/jsonSchemas.ts';
import { apiEndpoints } from './apiEndpoints.ts';
import type { ApiEndpoint } from './endpoint.ts';

/** What the API answers where it refuses something. */
export const ApiFailure = z.object({
  error: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** The API's part of the OpenAPI document, made of the schemas that its handlers validate with. */
export const apiPaths = (): Record<string, Record<string, unknown>> => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of apiEndpoints) {
    const [method = '', path = ''] = endpoint.route.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(path, endpoint) };
  }
  return paths;
};

const operation = (path: string, { about, scope, body, query, answer }: ApiEndpoint) => ({
  summary: about,
  description: scope === null ? 'Any token.' : `Needs the scope ${scope}.`,
  security: [{ bearer: [] }],
  parameters: [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...parametersOf(query).map(([name, schema]) => ({
      name,
      in: 'query',
      schema: inputOf(schema),
    })),
  ],
  ...(body === undefined
    ? {}
    : {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: inputOf(body) } },
        },
      }),
  responses: {
    '200': {
      description: 'The answer',
      content: { 'application/json': { schema: outputOf(answer) } },
    },
    default: {
      description: 'A refusal, by a word that says why',
      content: { 'application/json': { schema: outputOf(ApiFailure) } },
    },
  },
});
