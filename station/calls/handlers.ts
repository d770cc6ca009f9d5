import type {
  CallError,
  CallName,
  CallOutput,
  CommonError,
  Contract,
  ParsedInput,
} from '#shared/contract/contract.ts';
import type { Result } from '#shared/model/result.ts';

/** One function for each call; the dispatcher has validated its input already. */
export type Handler<Name extends CallName> = (
  input: ParsedInput<Name>,
) =>
  | Result<CallOutput<Name>, Exclude<CallError<Name>, CommonError>>
  | Promise<Result<CallOutput<Name>, Exclude<CallError<Name>, CommonError>>>;

export type Handlers<Names extends CallName = keyof Contract> = {
  readonly [Name in Names]: Handler<Name>;
};
