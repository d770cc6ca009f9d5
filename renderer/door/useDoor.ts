import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Verdict } from '#shared/model/verdict.ts';
import { errorText } from '../station/errorText.ts';
import { useStation } from '../station/StationContext.tsx';
import { useVerdict } from '../verdict/useVerdict.ts';
import type { Verdicts } from '../verdict/useVerdict.ts';
import { noStreak, streakAfter } from './wrongDoor.ts';
import type { WrongDoorStreak } from './wrongDoor.ts';

export type Direction = 'in' | 'out';

export interface DoorState {
  readonly shown: Verdicts['shown'];
  readonly direction: Direction;
  readonly turn: (direction: Direction) => void;
  readonly submit: (text: string) => void;
  /** Somebody found by name; the same verdict as by a scan. */
  readonly admit: (attendeeId: string) => void;
  /** Null while there is nothing to take back. */
  readonly undo: (() => void) | null;
  readonly streak: WrongDoorStreak;
  readonly forgetStreak: () => void;
}

/** Scans at one door, the passes of this shift that can be taken back, and who came to the wrong door. */
export const useDoor = (checkpoint: string): DoorState => {
  const { t } = useTranslation();
  const station = useStation();
  const [direction, setDirection] = useState<Direction>('in');
  const { shown, submit, admit, clear, setNote } = useVerdict({ checkpoint, direction });
  const [passes, setPasses] = useState<readonly string[]>([]);
  const [streak, setStreak] = useState(noStreak);
  const { verdict } = shown;

  // The verdict is painted before it is counted.
  useEffect(() => {
    if (verdict === null) return;
    const { factId } = verdict;
    if (factId !== null && isPass(verdict)) {
      setPasses((former) => [...former.filter((one) => one !== factId), factId]);
    }
    setStreak((former) => streakAfter(former, verdict));
  }, [verdict]);

  const last = passes.at(-1);
  const undo = async (factId: string): Promise<void> => {
    setPasses((former) => former.filter((one) => one !== factId));
    const undone = await station.call('scans.undo', { factId, reason: t('door.undoReason') });
    if (undone.ok) clear(t('door.undone'));
    else setNote(errorText(t, undone.error.code));
  };

  return {
    shown,
    direction,
    turn: (next) => {
      setDirection(next);
      clear();
    },
    submit: (text) => void submit(text),
    admit: (attendeeId) => void admit({ attendeeId }),
    undo: last === undefined ? null : () => void undo(last),
    streak,
    forgetStreak: () => setStreak(noStreak),
  };
};

const isPass = ({ code }: Verdict): boolean =>
  code === 'admitted' || code === 'readmitted' || code === 'departed';
