import type { CallInput, CallName, CallOutput, CallError } from '#shared/contract/contract.ts';
import { contract, isCallName } from '#shared/contract/contract.ts';
import type { StationEvent } from '#shared/contract/events.ts';
import type { StationClient, Transport } from '#shared/contract/transport.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { err, ok } from '#shared/model/result.ts';
import type { Failure, Result } from '#shared/model/result.ts';

/** What a call answers: a value, an error, or a function of the input that gives one of them. */
type Answer<Name extends CallName> =
  CallOutput<Name> | Failed<Name> | ((input: CallInput<Name>) => CallOutput<Name> | Failed<Name>);
interface Failed<Name extends CallName> {
  readonly failure: Failure<CallError<Name>>;
}
export type FakeAnswers = { readonly [Name in CallName]?: Answer<Name> };

export interface FakeStation extends StationClient {
  readonly transport: Transport;
  /** Every call in order, with the input as it was given. */
  readonly calls: readonly { readonly name: string; readonly input: unknown }[];
  readonly emit: (event: StationEvent) => void;
}

/**
 * A station with typed answers, for screens and their tests. Inputs and answers are checked against the contract, so a
 * fake cannot say what a station could not; a call without an answer gives `unknown_call`.
 */
export const createFakeStation = (answers: FakeAnswers = {}): FakeStation => {
  const calls: { name: string; input: unknown }[] = [];
  const listeners = new Set<(event: StationEvent) => void>();

  const transport: Transport = {
    request: async (name, input) => {
      calls.push({ name, input });
      if (!isCallName(name)) return err('unknown_call');
      return answerOf(name, input, answers[name]);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };

  return {
    ...createStationClient(transport),
    transport,
    calls,
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
};

const isAnswerer = (answer: unknown): answer is (input: unknown) => unknown =>
  typeof answer === 'function';

const answerOf = (name: CallName, input: unknown, answer: unknown): Result<unknown> => {
  const parsed = contract[name].input.safeParse(input);
  if (!parsed.success) return err('invalid_input');
  if (answer === undefined) return err('unknown_call');
  const given: unknown = isAnswerer(answer) ? answer(parsed.data) : answer;
  return isFailed(given)
    ? { ok: false, error: given.failure }
    : ok(contract[name].output.parse(given));
};

const isFailed = (given: unknown): given is { readonly failure: Failure } =>
  typeof given === 'object' && given !== null && 'failure' in given;
