import type { z } from 'zod';
import { attendeeCalls } from './attendeeCalls.ts';
import { badgeCalls } from './badgeCalls.ts';
import { hubCalls } from './hubCalls.ts';
import { importCalls } from './importCalls.ts';
import { recoveryCalls } from './recoveryCalls.ts';
import { scanCalls } from './scanCalls.ts';
import { stationCalls } from './stationCalls.ts';
import { supervisorCalls } from './supervisorCalls.ts';

/** Every call a renderer, a script or a test can make of a station. */
export const contract = {
  ...stationCalls,
  ...scanCalls,
  ...attendeeCalls,
  ...badgeCalls,
  ...importCalls,
  ...recoveryCalls,
  ...supervisorCalls,
  ...hubCalls,
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What a caller gives (defaults may be left out). */
export type CallInput<Name extends CallName> = z.input<Contract[Name]['input']>;
/** What a handler gets. */
export type ParsedInput<Name extends CallName> = z.output<Contract[Name]['input']>;
export type CallOutput<Name extends CallName> = z.output<Contract[Name]['output']>;
/** Errors of a call, and those that any call may give. */
export type CallError<Name extends CallName> = Contract[Name]['errors'][number] | CommonError;
export type CommonError = (typeof commonErrors)[number];

/**
 * `unreachable` is the transport's: the station's window lost its station. `private_link`: one stood in what was given, and
 * nothing was done with it.
 */
export const commonErrors = [
  'invalid_input',
  'private_link',
  'unknown_call',
  'internal',
  'unreachable',
] as const;

export const isCallName = (name: string): name is CallName => Object.hasOwn(contract, name);
