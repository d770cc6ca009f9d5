import { contract, isCallName, type CallName } from '#shared/contract/contract.ts';
import type { Transport } from '#shared/contract/transport.ts';
import type { Log } from '#shared/model/ports.ts';
import { err, type Result } from '#shared/model/result.ts';
import type { Handlers } from './handlers.ts';
import { holdsPrivateLink } from './holdsPrivateLink.ts';

type AnyHandler = (input: unknown) => Result<unknown> | Promise<Result<unknown>>;

/** A call that takes longer than this is named in the log. */
const slowMs = 250;

/**
 * Fields whose handlers know what to do with a private link: it is a scan, it is left out of a text that must not be lost, or
 * it stands in a piece of a file whose rows are looked at one by one.
 */
const fieldForLinks: Partial<Record<CallName, string>> = {
  'scans.submit': 'text',
  'scans.undo': 'reason',
  'helpdesk.send': 'text',
  'imports.piece': 'base64',
};

/** Validates a call's input, runs its handler, and turns a defect into `internal`: it never throws at a caller. */
export const createDispatcher = (deps: {
  readonly handlers: Handlers;
  readonly log: Log;
}): Transport['request'] => {
  const { handlers, log } = deps;
  // The mapped type ties each handler to the call of its own name, whose input was just parsed.
  const handlerOf = (name: CallName): AnyHandler => handlers[name] as AnyHandler;

  return async (name, input) => {
    if (!isCallName(name)) return err('unknown_call');
    const parsed = contract[name].input.safeParse(input ?? {});
    if (!parsed.success) return err('invalid_input', { field: pathOf(parsed.error.issues) });
    // Whatever the field is for: nothing of a private link is kept here, in no table and in no answer.
    if (holdsPrivateLink(parsed.data, fieldForLinks[name])) return err('private_link');
    const startedAt = performance.now();
    try {
      return await handlerOf(name)(parsed.data);
    } catch (defect) {
      // Only the kind of error and where it came from: its message may hold what somebody typed.
      log.write('error', 'a call failed', { call: name, defect: describe(defect) });
      return err('internal');
    } finally {
      const ms = Math.round(performance.now() - startedAt);
      if (ms > slowMs) log.write('info', 'slow call', { call: name, ms });
    }
  };
};

/** Which field was wrong, without its value. */
const pathOf = (issues: readonly { readonly path: readonly PropertyKey[] }[]): string =>
  issues[0]?.path.map(String).join('.') ?? '';

const describe = (defect: unknown): string => {
  if (!(defect instanceof Error)) return typeof defect;
  const frames = defect.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  return [defect.name, ...frames.slice(0, 4).map((line) => line.trim())].join(' | ');
};
