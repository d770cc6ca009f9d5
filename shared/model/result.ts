/** An expected outcome: a value, or a tagged error whose code the caller can switch on. */
export type Result<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure<Code> };

/** `details` are numbers, ids or short words for a sentence; never names, codes or links. */
export interface Failure<Code extends string = string> {
  readonly code: Code;
  readonly details?: Readonly<Record<string, string | number>>;
}

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});

export const err = <Code extends string>(
  code: Code,
  details?: Readonly<Record<string, string | number>>,
): { readonly ok: false; readonly error: Failure<Code> } => ({
  ok: false,
  error: details === undefined ? { code } : { code, details },
});
