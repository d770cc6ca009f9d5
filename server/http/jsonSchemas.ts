import { z } from 'zod';

/** The fields of a query with their schemas. */
export const parametersOf = (
  query: z.ZodObject | undefined,
): readonly (readonly [string, z.core.$ZodType])[] => {
  const shape: Readonly<Record<string, z.core.$ZodType>> = query?.shape ?? {};
  return Object.entries(shape);
};

/** JSON Schema of what is sent, and of what is answered: zod's defaults make a difference. */
export const inputOf = (schema: z.core.$ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
export const outputOf = (schema: z.core.$ZodType) =>
  z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
