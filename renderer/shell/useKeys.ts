import { useEffect, useEffectEvent } from 'react';
import { singleKeysAreOn } from './singleKeys.ts';

/** What a key does; `Enter` and `/` and single letters in lower case. A missing action leaves the key alone. */
export type KeyActions = Readonly<Record<string, (() => void) | undefined>>;

/**
 * Keys of a screen. They wait while a text is typed or a dialog is open. A hand-held scanner types too, so a key only
 * counts when no other key came within `burstMs` before or after it; what the wedge held and gave back is a person's.
 */
export const useKeys = (actions: KeyActions): void => {
  const run = useEffectEvent((key: string) => actions[key]?.());
  const hasAction = useEffectEvent((key: string) => actions[key] !== undefined);

  useEffect(() => {
    let lastKeyAt = -Infinity;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const onKeyDown = (event: KeyboardEvent): void => {
      const isGivenBack = !event.isTrusted;
      const isBurst = !isGivenBack && event.timeStamp - lastKeyAt < burstMs;
      lastKeyAt = event.timeStamp;
      clearTimeout(timer);
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (isBurst || event.repeat || event.defaultPrevented || isForSomebodyElse(event)) return;
      if (/^\p{L}$/u.test(key) && !singleKeysAreOn()) return;
      if (!hasAction(key)) return;
      // Taken: no field gets it as text.
      event.preventDefault();
      if (isGivenBack) run(key);
      else timer = setTimeout(() => run(key), burstMs);
    };

    window.addEventListener('keydown', onKeyDown);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
};

/** Scanners type a character every 1 to 30 ms; people need more than 60. */
const burstMs = 50;

const isForSomebodyElse = (event: KeyboardEvent): boolean => {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"], [role="alertdialog"]') !== null) return true;
  if (target.isContentEditable || target.matches('input, textarea, select')) return true;
  return (
    event.key === 'Enter' && target.closest('button, a, [role="option"], [role="row"]') !== null
  );
};
