/** Milliseconds since 1970 by the machine's clock. */
export type Clock = () => number;

/** Runs something every so many ms, and keeps no process alive; gives the function that ends it. */
export type Every = (ms: number, run: () => void) => () => void;

/** That many random bytes of a cryptographic generator. */
export type RandomBytes = (count: number) => Uint8Array;

/** JSON lines for support: ids, numbers and short words, never names, addresses, codes or links. */
export interface Log {
  readonly write: (
    level: 'info' | 'warn' | 'error',
    message: string,
    fields?: Readonly<Record<string, string | number | boolean | null>>,
  ) => void;
}

/**
 * Called between two steps of which the first alone may be on disk, with the name of the place. Tests end the process there;
 * nothing else does anything.
 */
export type CrashPoint = (name: string) => void;
export const noCrashPoint: CrashPoint = () => undefined;
