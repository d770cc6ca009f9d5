import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import type { StationClient } from '#shared/contract/transport.ts';

/** The value of a call, or a failed test. */
export const callOrFail =
  (client: StationClient) =>
  async <Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> => {
    const answered = await client.call(name, input);
    if (!answered.ok) throw new Error(`${name}: ${answered.error.code}`);
    return answered.value;
  };
