import type { After } from './timers.ts';

/** What connects this machine now, as a text that changes with it. */
export type ReadNetwork = () => string;

const lookMs = 1000;

/** Calls back once when the machine is connected otherwise than at the call; gives what ends the watch. */
export const watchNetwork = (
  { network, after }: { readonly network: ReadNetwork; readonly after: After },
  onChange: () => void,
): (() => void) => {
  const before = network();
  const look = (): void => {
    if (network() === before) callOff = after(lookMs, look);
    else onChange();
  };
  let callOff = after(lookMs, look);
  return () => callOff();
};
