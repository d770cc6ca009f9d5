/** One key going down, as a keyboard or a hand-held scanner that plays one sends it. */
export interface KeyPress {
  /** Names the key press in the answers. */
  readonly id: number;
  /** `KeyboardEvent.key`. */
  readonly key: string;
  /** `event.timeStamp`, ms: when the key went down, however late the page learns of it. */
  readonly time: number;
  /** Key repeat, a composition (IME), or with Ctrl, Alt or Meta: certainly a person. */
  readonly isPersonal: boolean;
  /** The key would not write into a field, so it can wait a moment until it is clear whose it is. */
  readonly canWait: boolean;
}

export interface Reaction {
  /** Keep this key from the page. */
  readonly swallow: boolean;
  /** Keys swallowed before that were a person's after all: give them to the page now, in order. */
  readonly replay: readonly number[];
  /** A scanner is typing, and began with this key: undo what the page's field got since. */
  readonly undoTo?: number;
  /** A scan has ended. */
  readonly scanned?: string;
  /** Call `wake` at this time, unless there was a key before. */
  readonly wakeAt?: number;
}

export interface BurstOptions {
  /** So many keys in a row, and no fewer, show a scanner. */
  readonly minLength: number;
  /** Their mean distance, ms. Fast typists have 60 and more, scanners 1 to 30. */
  readonly maxMeanGapMs: number;
  /** A scanner that ended its last scan without Enter or Tab has finished after so long a silence. */
  readonly endPauseMs: number;
  /** One that sent Enter or Tab last time is waited for, over the gaps of a bad radio link. */
  readonly awaitSuffixMs: number;
  /** The silence that ends the very first scan. */
  readonly firstPauseMs: number;
  /** Some scanners wake up slowly: the first keys may be so far apart. */
  readonly slowStartMs: number;
  readonly slowStartKeys: number;
  /** An Enter or Tab that follows a finished scan so soon belongs to it. */
  readonly lateSuffixMs: number;
}

export interface BurstDetector {
  press(key: KeyPress): Reaction;
  wake(time: number): Reaction;
  /** Text comes from elsewhere (an input method, a dictation): the keys that are held come before it. */
  letGo(): Reaction;
}

const usual: BurstOptions = {
  minLength: 6,
  maxMeanGapMs: 35,
  endPauseMs: 60,
  awaitSuffixMs: 400,
  firstPauseMs: 150,
  slowStartMs: 100,
  slowStartKeys: 2,
  lateSuffixMs: 250,
};

interface Pending {
  readonly id: number;
  readonly key: string;
  readonly time: number;
  readonly isHeld: boolean;
}

/**
 * Tells a scanner's keys from a person's by their speed alone: no prefix, no focus, no driver. It
 * keeps no clock of its own; whoever drives it brings the times.
 */
export function createBurstDetector(options: Partial<BurstOptions> = {}): BurstDetector {
  const settings: BurstOptions = { ...usual, ...options };
  const { minLength, maxMeanGapMs, slowStartMs, slowStartKeys } = settings;
  let pending: readonly Pending[] = [];
  let scan: { readonly text: string; readonly lastTime: number } | undefined;
  let suffixUntil = -Infinity;
  let pauseMs = settings.firstPauseMs;

  return { press, wake, letGo };

  function press(key: KeyPress): Reaction {
    if (isModifier(key.key)) return pass;
    if (scan !== undefined && key.time - scan.lastTime > pauseMs) {
      const { scanned } = finish(scan.text, scan.lastTime + pauseMs, settings.endPauseMs);
      return { ...press(key), scanned };
    }
    if (scan !== undefined) return pressInScan(scan.text, key);
    if (isSuffix(key.key) && key.time < suffixUntil) {
      pauseMs = settings.awaitSuffixMs;
      return { swallow: true, replay: [] };
    }
    if (key.isPersonal || key.key.length !== 1) return { swallow: false, replay: release() };
    return pressMaybe(key);
  }

  function wake(time: number): Reaction {
    if (scan !== undefined) {
      if (time - scan.lastTime < pauseMs) return waitFor(scan.lastTime + pauseMs);
      return { ...pass, ...finish(scan.text, scan.lastTime + pauseMs, settings.endPauseMs) };
    }
    const last = pending.at(-1);
    if (last === undefined) return pass;
    if (time - last.time < slowStartMs) return waitFor(last.time + slowStartMs);
    return { swallow: false, replay: release() };
  }

  function letGo(): Reaction {
    const isHolding = pending.some((one) => one.isHeld);
    return isHolding ? { swallow: false, replay: release() } : pass;
  }

  function pressInScan(text: string, key: KeyPress): Reaction {
    if (isSuffix(key.key)) {
      return { swallow: true, replay: [], ...finish(text, key.time, settings.awaitSuffixMs) };
    }
    scan = { text: key.key.length === 1 ? text + key.key : text, lastTime: key.time };
    return { swallow: true, replay: [], wakeAt: key.time + pauseMs };
  }

  function pressMaybe({ id, key, time, canWait }: KeyPress): Reaction {
    const last = pending.at(-1);
    const late = last !== undefined && time - last.time > slowStartMs ? release() : [];
    // None may overtake those before it, not even into a field that has the focus by now. A replayed space could not
    // press a button, so the first one goes straight to the page.
    const mayHold = canWait || pending.some((one) => one.isHeld);
    const isHeld = mayHold && (key !== ' ' || pending.length > 0);
    const all = [...pending, { id, key, time, isHeld }];
    if (isFast(all.slice(-minLength))) return { ...begin(all, time), swallow: true };

    const stillPossible = all.findIndex((_, place) => canBegin(all[place + slowStartKeys], time));
    const tooOld = all.slice(0, stillPossible);
    pending = all.slice(stillPossible);
    return {
      swallow: isHeld,
      replay: [...late, ...heldIds(tooOld)],
      ...(isHeld ? { wakeAt: time + slowStartMs } : {}),
    };
  }

  /** Whether the fast keys of a burst can have begun with this one. The latest keys always can. */
  function canBegin(fast: Pending | undefined, time: number): boolean {
    return fast === undefined || time - fast.time <= maxMeanGapMs * (minLength - 1);
  }

  function isFast(keys: readonly Pending[]): boolean {
    const [first, last] = [keys[0], keys.at(-1)];
    if (keys.length < minLength || first === undefined || last === undefined) return false;
    return (last.time - first.time) / (keys.length - 1) <= maxMeanGapMs;
  }

  function begin(all: readonly Pending[], time: number): Omit<Reaction, 'swallow'> {
    const from = Math.max(0, all.length - minLength - slowStartKeys);
    const burst = all.slice(from);
    pending = [];
    scan = { text: burst.map((one) => one.key).join(''), lastTime: time };
    return {
      replay: heldIds(all.slice(0, from)),
      wakeAt: time + pauseMs,
      ...(burst[0] === undefined ? {} : { undoTo: burst[0].id }),
    };
  }

  function finish(text: string, time: number, nextPauseMs: number): { readonly scanned: string } {
    scan = undefined;
    suffixUntil = time + settings.lateSuffixMs;
    pauseMs = nextPauseMs;
    return { scanned: text };
  }

  function release(): readonly number[] {
    const ids = heldIds(pending);
    pending = [];
    return ids;
  }
}

const pass: Reaction = { swallow: false, replay: [] };
const waitFor = (wakeAt: number): Reaction => ({ ...pass, wakeAt });
const heldIds = (keys: readonly Pending[]): readonly number[] =>
  keys.filter((key) => key.isHeld).map((key) => key.id);
const isSuffix = (key: string): boolean => key === 'Enter' || key === 'Tab';
const isModifier = (key: string): boolean =>
  key === 'Shift' || key === 'CapsLock' || key === 'AltGraph' || key === 'NumLock';
