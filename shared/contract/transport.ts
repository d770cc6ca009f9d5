import type { Result } from '../model/result.ts';
import type { CallError, CallInput, CallName, CallOutput } from './contract.ts';
import type { StationEvent } from './events.ts';

/** All that a shell has to carry between a renderer and its station. */
export interface Transport {
  readonly request: (name: string, input: unknown) => Promise<Result<unknown>>;
  /** Returns how to stop listening. */
  readonly subscribe: (listener: (event: StationEvent) => void) => () => void;
}

/** The typed face of a transport. */
export interface StationClient {
  readonly call: <Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ) => Promise<Result<CallOutput<Name>, CallError<Name>>>;
  readonly subscribe: Transport['subscribe'];
}

/** The station validated the answer against the same contract, so its shape is taken as given here. */
export const createStationClient = (transport: Transport): StationClient => ({
  call: <Name extends CallName>(name: Name, input: CallInput<Name>) =>
    transport.request(name, input) as Promise<Result<CallOutput<Name>, CallError<Name>>>,
  subscribe: transport.subscribe,
});
