import type { z } from 'zod';

/** One call between the renderer and the station: its input, its answer, and every error it may give. */
export interface Call<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Code extends string = string,
> {
  readonly about: string;
  readonly input: Input;
  readonly output: Output;
  readonly errors: readonly Code[];
}

export const call = <
  Input extends z.ZodType,
  Output extends z.ZodType,
  const Code extends string,
>(definition: {
  readonly about: string;
  readonly input: Input;
  readonly output: Output;
  readonly errors: readonly Code[];
}): Call<Input, Output, Code> => definition;
