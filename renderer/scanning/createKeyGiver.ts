import { textFieldOf, writeInto } from './fieldSnapshot.ts';

/** Gives keys back that were kept from the page for a moment. */
export interface KeyGiver {
  /** In order, to what has the focus by then. */
  give(events: readonly KeyboardEvent[]): void;
  /** A key is being given at this moment: it is heard again. */
  isGiving(): boolean;
  /** The keys so far are not all given: later ones have to queue. */
  isWaiting(): boolean;
  close(): void;
}

/**
 * A program cannot press a key for a person, so a key given back is dispatched anew and, where nobody took it and a field
 * has the focus, written into the field. After one that a shortcut took, the next waits for the field that it opens.
 */
export function createKeyGiver(): KeyGiver {
  let queue: readonly KeyboardEvent[] = [];
  let isGiving = false;
  let waitUntil = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  return {
    give(events) {
      queue = [...queue, ...events];
      if (timer === undefined) giveAll();
    },
    isGiving: () => isGiving,
    isWaiting: () => timer !== undefined,
    close: () => clearTimeout(timer),
  };

  function giveAll(): void {
    timer = undefined;
    const now = performance.now();
    if (now < waitUntil && textFieldOf(document.activeElement) === undefined) {
      timer = setTimeout(giveAll, lookAgainMs);
      return;
    }
    const [event, ...rest] = queue;
    if (event === undefined) return;
    queue = rest;
    if (giveOne(event)) waitUntil = now + openWithinMs;
    giveAll();
  }

  /** Whether somebody took it as a shortcut. */
  function giveOne({ key, code, location, shiftKey }: KeyboardEvent): boolean {
    const copy = new KeyboardEvent('keydown', {
      key,
      code,
      location,
      shiftKey,
      bubbles: true,
      cancelable: true,
      composed: true,
    });
    isGiving = true;
    (document.activeElement ?? document.body).dispatchEvent(copy);
    isGiving = false;
    if (copy.defaultPrevented) return true;
    const field = textFieldOf(document.activeElement);
    if (field !== undefined && key.length === 1) writeInto(field, key);
    return false;
  }
}

/** A dialog and its field are there within two or three frames, also on a slow laptop. */
const openWithinMs = 250;
const lookAgainMs = 10;
