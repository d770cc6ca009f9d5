import { createBurstDetector, type BurstOptions, type Reaction } from './createBurstDetector.ts';
import { createKeyGiver } from './createKeyGiver.ts';
import { snapshotField, takesLetters } from './fieldSnapshot.ts';

export interface Wedge {
  /** Stops listening. */
  close(): void;
}

interface KeyDown {
  readonly event: KeyboardEvent;
  readonly restore: (() => void) | undefined;
}

/**
 * Hears a hand-held scanner that plays a keyboard, whatever has the focus. What it typed before it
 * was recognised is taken out of the field again, and its Enter presses no button. A person's
 * typing passes untouched; only letters that go into no field (shortcuts) wait 100 ms, and what is typed
 * on after such a key goes with it: into the field that it opened.
 */
export function createWedge(
  onScan: (text: string) => void,
  options: Partial<BurstOptions> = {},
): Wedge {
  const detector = createBurstDetector(options);
  const recent = new Map<number, KeyDown>();
  let nextId = 0;
  const giver = createKeyGiver();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const onText = (): void => act(detector.letGo(), performance.now());

  window.addEventListener('keydown', onKeyDown, { capture: true });
  window.addEventListener('beforeinput', onText, { capture: true });
  return {
    close() {
      clearTimeout(timer);
      giver.close();
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('beforeinput', onText, { capture: true });
    },
  };

  function onKeyDown(event: KeyboardEvent): void {
    if (giver.isGiving()) return;
    const id = nextId++;
    const { key, target, timeStamp: time } = event;
    // Only printing keys are ever asked for again, and no more than the last few of them.
    if (key.length === 1) recent.set(id, { event, restore: snapshotField(target) });
    recent.delete(id - remembered);
    const isPersonal = event.repeat || event.isComposing || isCommand(event);
    const reaction = detector.press({
      id,
      key,
      time,
      isPersonal,
      canWait: giver.isWaiting() || !takesLetters(target),
    });
    if (reaction.swallow) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    act(reaction, time);
    // Enter and the like: not to what had the focus when the keys before it were still held.
    if (!reaction.swallow && reaction.replay.length > 0 && hasMoved(target)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      giver.give([event]);
    }
  }

  function act({ replay, undoTo, scanned, wakeAt }: Reaction, time: number): void {
    giver.give(replay.flatMap((id) => recent.get(id)?.event ?? []));
    if (undoTo !== undefined) {
      recent.get(undoTo)?.restore?.();
      recent.clear();
    }
    if (wakeAt !== undefined) {
      clearTimeout(timer);
      // A page that hears of a key late has the next ones waiting: it waits by as much longer for them.
      const late = Math.max(0, performance.now() - time);
      wakeAfter(Math.ceil(wakeAt - time + late));
    }
    if (scanned !== undefined) onScan(scanned);
  }

  /** A timer that is late itself lets the keys through that wait beside it. */
  function wakeAfter(pauseMs: number, mayBeLate = true): void {
    const due = performance.now() + pauseMs;
    timer = setTimeout(() => {
      const time = performance.now();
      if (mayBeLate && time - due > lateMs) wakeAfter(pauseMs, false);
      else act(detector.wake(time), time);
    }, pauseMs);
  }
}

/** More than any burst's keys before it is recognised, key presses of Shift between them included. */
const remembered = 64;

/** A timer of a page at rest is a few ms late. */
const lateMs = 30;

const hasMoved = (target: EventTarget | null): boolean => target !== document.activeElement;

/** AltGr writes characters, though Windows reports it as Ctrl and Alt together. */
const isCommand = (event: KeyboardEvent): boolean =>
  event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph'));
