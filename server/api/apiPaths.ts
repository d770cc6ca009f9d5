import { z } from 'zod';
import { operation } from '../http/operation.ts';
import { apiEndpoints } from './apiEndpoints.ts';
import { listTypes } from './endpoint.ts';

/** What the API answers where it refuses something. */
export const ApiFailure = z.object({
  error: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** The API's part of the OpenAPI document, made of the schemas that its handlers validate with. */
export const apiPaths = (): Record<string, Record<string, unknown>> => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { route, about, scope, query, body, takesList, answer } of apiEndpoints) {
    const [method = '', path = ''] = route.split(' ');
    const described = operation({
      path,
      summary: about,
      description: scope === null ? 'Any token.' : `Needs the scope ${scope}.`,
      security: 'bearer',
      query,
      body,
      ...(takesList === true ? { bodyTypes: listTypes } : {}),
      type: 'application/json',
      answer: { schema: answer },
      refusal: { about: 'A refusal, by a word that says why', schema: ApiFailure },
    });
    paths[path] = { ...paths[path], [method.toLowerCase()]: described };
  }
  return paths;
};
