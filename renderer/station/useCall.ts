import { startTransition, useEffect, useState } from 'react';
import type { CallError, CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import type { StationEvent } from '#shared/contract/events.ts';
import type { Failure } from '#shared/model/result.ts';
import { useStation } from './StationContext.tsx';

/** `value` is the last good answer, kept while asking again and when a later answer fails. */
export interface Asked<Name extends CallName> {
  readonly value: CallOutput<Name> | undefined;
  readonly error: Failure<CallError<Name>> | undefined;
  readonly again: () => void;
}

/**
 * Asks when the screen appears, when the input changes, and after each of the named events. Answers are painted as a
 * transition, so a verdict is never held up by a list; at most one question is on its way at a time.
 */
export const useCall = <Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  askAgainOn: readonly StationEvent['name'][] = [],
): Asked<Name> => {
  const station = useStation();
  const [answer, setAnswer] = useState<Pick<Asked<Name>, 'value' | 'error'>>(noAnswer);
  const [again, setAgain] = useState<() => void>(() => () => undefined);
  const inputKey = JSON.stringify(input);
  const eventsKey = askAgainOn.join(' ');

  useEffect(() => {
    let isCurrent = true;
    let isAsking = false;
    let isStale = false;

    const ask = async (): Promise<void> => {
      if (isAsking) {
        isStale = true;
        return;
      }
      isAsking = true;
      isStale = false;
      // The key is the input, written down: effects compare texts, not objects.
      const result = await station.call(name, JSON.parse(inputKey) as CallInput<Name>);
      isAsking = false;
      if (!isCurrent) return;
      startTransition(() => {
        setAnswer((former) =>
          result.ok
            ? { value: result.value, error: undefined }
            : { value: former.value, error: result.error },
        );
      });
      if (isStale) void ask();
    };

    setAgain(() => () => void ask());
    void ask();
    const events = eventsKey.split(' ');
    const stop = station.subscribe((event) => {
      if (events.includes(event.name)) void ask();
    });
    return () => {
      isCurrent = false;
      stop();
    };
  }, [station, name, inputKey, eventsKey]);

  return { ...answer, again };
};

const noAnswer = { value: undefined, error: undefined };
