import { z } from 'zod';

export interface OperationParts {
  /** OpenAPI's: parameters stand in braces. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** The scheme that a request is let in by; none where everybody is. */
  readonly security?: 'bearer' | 'dpop';
  readonly headers?: readonly object[];
  readonly query?: z.ZodObject | undefined;
  readonly body?: z.ZodType | undefined;
  /** Where a body is of other types than `type`. */
  readonly bodyTypes?: readonly string[];
  /** The media type of bodies, refusals, and answers that do not name their own. */
  readonly type: string;
  readonly answer: { readonly type?: string; readonly schema: z.ZodType };
  readonly refusal: { readonly about: string; readonly schema: z.ZodType };
}

/** One method of one path as OpenAPI 3.1 says it, made of the schemas that the handler itself validates with. */
export const operation = (parts: OperationParts): Record<string, unknown> => {
  const { path, summary, description, security, headers = [], query, body, type } = parts;
  const { answer, refusal, bodyTypes = [type] } = parts;
  return {
    summary,
    ...(description === undefined ? {} : { description }),
    ...(security === undefined ? {} : { security: [{ [security]: [] }] }),
    parameters: [
      ...headers,
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
      : { requestBody: { required: true, content: contentOf(bodyTypes, body) } }),
    responses: {
      '200': {
        description: 'The answer',
        content: { [answer.type ?? type]: { schema: outputOf(answer.schema) } },
      },
      default: {
        description: refusal.about,
        content: { [type]: { schema: outputOf(refusal.schema) } },
      },
    },
  };
};

const contentOf = (types: readonly string[], body: z.ZodType) =>
  Object.fromEntries(types.map((one) => [one, { schema: inputOf(body) }]));

/** The fields of a query with their schemas. */
const parametersOf = (
  query: z.ZodObject | undefined,
): readonly (readonly [string, z.core.$ZodType])[] => {
  const shape: Readonly<Record<string, z.core.$ZodType>> = query?.shape ?? {};
  return Object.entries(shape);
};

/** JSON Schema of what is sent, and of what is answered: zod's defaults make a difference. */
export const inputOf = (schema: z.core.$ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
const outputOf = (schema: z.core.$ZodType) =>
  z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
