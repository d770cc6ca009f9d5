import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { parseScan } from '#shared/codes/parseScan.ts';
import type { CallInput } from '#shared/contract/contract.ts';
import type { Result } from '#shared/model/result.ts';
import type { Verdict } from '#shared/model/verdict.ts';
import { useStation, useStatus } from '../station/StationContext.tsx';
import { playSound } from './playSound.ts';
import { verdictFaces } from './verdictFace.ts';

/** What the verdict panel shows. A `note` takes the place of its sentence. */
export interface Shown {
  readonly verdict: Verdict | null;
  /** The error code of a scan that got no verdict. Never green. */
  readonly failure: string | null;
  readonly note?: string;
}

export interface Verdicts {
  readonly shown: Shown;
  /** Decides a text that was scanned; it is handed on and nowhere kept. */
  readonly submit: (text: string) => Promise<void>;
  /** Decides a person who was picked by hand; null when there was no verdict. */
  readonly admit: (input: CallInput<'scans.admit'>) => Promise<Verdict | null>;
  readonly setNote: (note: string) => void;
  readonly clear: (note?: string) => void;
}

/** Where the scans of a screen count; the station's own checkpoint where left out. */
type Where = Pick<CallInput<'scans.submit'>, 'checkpoint' | 'direction'>;

/** Scans of one screen: the latest verdict is painted before anything else happens, then it sounds. */
export const useVerdict = (where: Where = {}): Verdicts => {
  const station = useStation();
  const { settings } = useStatus();
  const [shown, setShown] = useState<Shown>(nothingShown);
  const turn = useRef(0);

  const show = async (asked: Promise<Result<Verdict>>): Promise<Verdict | null> => {
    const mine = ++turn.current;
    const result = await asked;
    const verdict = result.ok ? result.value : null;
    // A later scan has the panel; this one stands in the list.
    if (mine !== turn.current) return verdict;
    flushSync(() => setShown({ verdict, failure: result.ok ? null : result.error.code }));
    if (settings.sound) playSound(verdict === null ? 'low' : verdictFaces[verdict.code].sound);
    return verdict;
  };

  return {
    shown,
    submit: async (text) => {
      // The station says the same, but a secret's card should not wait for an answer.
      if (parseScan(text).kind === 'private_link') {
        flushSync(() => setShown({ verdict: privateLinkVerdict(), failure: null }));
      }
      await show(station.call('scans.submit', { ...where, text: text.slice(0, longestScan) }));
    },
    admit: (input) => show(station.call('scans.admit', { ...where, ...input })),
    setNote: (note) => setShown((former) => ({ ...former, note })),
    clear: (note) => {
      turn.current++;
      setShown(note === undefined ? nothingShown : { ...nothingShown, note });
    },
  };
};

const nothingShown: Shown = { verdict: null, failure: null };
const longestScan = 8000;

const privateLinkVerdict = (): Verdict => ({
  code: 'private_link',
  factId: null,
  at: Date.now(),
  checkpoint: 'entrance',
  medium: 'none',
  attendee: null,
  details: {},
  lowerAssurance: false,
  listAgeSeconds: null,
  oldList: false,
  override: false,
  badgeJob: null,
});
