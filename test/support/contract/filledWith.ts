import { z } from 'zod';

/**
 * A value of a schema whose every text is `text()`, as far as the schema takes it; with `isShort` what may be left out is. Of
 * enumerations and unions the first, numbers are 1, nothing is true.
 */
export const filledWith = (
  schema: z.core.$ZodType,
  text: () => string,
  options: { readonly isShort?: boolean } = {},
): unknown => {
  const fill = (part: z.core.$ZodType): unknown => filledWith(part, text, options);
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    const kept = Object.entries(shape).filter(
      ([, part]) => options.isShort !== true || !part._zod.optin,
    );
    return Object.fromEntries(kept.map(([name, part]) => [name, fill(part)]));
  }
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodNullable
  ) {
    return fill(schema.unwrap());
  }
  if (schema instanceof z.ZodArray) return [fill(schema.element)];
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodUnion) return fill(schema.options[0] ?? z.never());
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodBoolean) return false;
  if (schema instanceof z.ZodNumber) return 1;
  if (schema instanceof z.ZodString) return text();
  throw new Error(`no value is known for ${schema.constructor.name}`);
};
