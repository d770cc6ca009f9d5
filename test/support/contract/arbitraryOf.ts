import fc from 'fast-check';
import { z } from 'zod';

/**
 * Values of a schema's shape with extreme contents: texts of any length and script, numbers at every edge. About one in
 * eight parts is something else altogether, so both what a schema takes and what it must refuse are drawn. `words` are
 * texts that mean something to the receiver (ids, codes), so that calls get past "unknown".
 */
export const arbitraryOf = (
  schema: z.core.$ZodType,
  words: readonly string[],
): fc.Arbitrary<unknown> => {
  const texts = textsWith(words);
  const shaped = (part: z.core.$ZodType): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 7, arbitrary: exactly(part) }, { weight: 1, arbitrary: fc.jsonValue() });

  const exactly = (part: z.core.$ZodType): fc.Arbitrary<unknown> => {
    if (part instanceof z.ZodObject) {
      const shape: Readonly<Record<string, z.core.$ZodType>> = part.shape;
      const fields: Record<string, fc.Arbitrary<unknown>> = {};
      for (const [name, field] of Object.entries(shape)) fields[name] = shaped(field);
      return fc.record(fields, { requiredKeys: [] });
    }
    if (part instanceof z.ZodOptional || part instanceof z.ZodDefault)
      return exactly(part.unwrap());
    if (part instanceof z.ZodNullable) return fc.option(exactly(part.unwrap()));
    if (part instanceof z.ZodArray) return fc.array(shaped(part.element), { maxLength: 20 });
    if (part instanceof z.ZodLiteral) return fc.constantFrom(...part.values);
    if (part instanceof z.ZodUnion) return fc.oneof(...part.options.map(shaped));
    if (part instanceof z.ZodEnum) return fc.constantFrom(...part.options);
    if (part instanceof z.ZodBoolean) return fc.boolean();
    if (part instanceof z.ZodNumber) return numbers;
    if (part instanceof z.ZodString) return texts;
    throw new Error(`no values are known for ${part.constructor.name}`);
  };
  return shaped(schema);
};

const numbers = fc.oneof(
  fc.constantFrom(0, 1, -1, 50, 2 ** 31, 2 ** 53 - 1, -(2 ** 53 - 1), 2 ** 53, 0.5),
  fc.constantFrom(8.64e15, 8.64e15 + 1, Number.MAX_VALUE, Number.NaN, Number.POSITIVE_INFINITY),
  fc.integer(),
);

const textsWith = (words: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: fc.constantFrom(...hardTexts) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  );

const hardTexts = [
  '',
  ' ',
  '\0',
  '\ud800',
  'a\udc00b',
  '\u202eevil',
  '__proto__',
  'constructor',
  "'; DROP TABLE facts; --",
  '%',
  '*',
  '"',
  '{{_user_qr}}',
  '=1+1',
  '🏳️‍🌈'.repeat(20),
  'ᄀ'.repeat(64),
  'x'.repeat(200),
  'x'.repeat(8000),
  `z${'\u0301'.repeat(150)}`,
];
