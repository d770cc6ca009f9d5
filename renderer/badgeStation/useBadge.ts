import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pdfOf, saveFile } from '../desk/saveFile.ts';
import { usePrinting } from '../desk/usePrinting.ts';
import { errorText } from '../station/errorText.ts';
import { useCall } from '../station/useCall.ts';
import { useStation, useStatus } from '../station/StationContext.tsx';

export interface BadgeActions {
  /** What became of the last order, in words; empty before there was one. */
  readonly sentence: string;
  readonly isBusy: boolean;
  /** This station has no printer, or saving is its printer. */
  readonly savesOnly: boolean;
  readonly print: () => Promise<void>;
  readonly save: () => Promise<void>;
  /** The person has a badge already: why another? */
  readonly asksWhy: boolean;
  readonly because: (reason: string) => Promise<void>;
  readonly stopAsking: () => void;
}

/** Printing and saving one person's badge; a second one asks for a reason first. */
export const useBadge = (attendeeId: string): BadgeActions => {
  const { t } = useTranslation();
  const station = useStation();
  const { settings } = useStatus();
  const printers = useCall('printers.list', {}, ['settings.changed']).value?.printers ?? [];
  const printBadge = usePrinting();
  const [sentence, setSentence] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [asked, setAsked] = useState<'print' | 'save' | null>(null);
  const own = printers.find(({ id }) => id === settings.printer);
  const hasSystemPrinter = printers.some(({ kind }) => kind === 'system');

  const order = async (how: 'print' | 'save', reason: string): Promise<void> => {
    setIsBusy(true);
    setSentence(t(how === 'save' ? 'badgeStation.saving' : 'badgeStation.printing'));
    const outcome = how === 'print' ? await printBadge(attendeeId, reason) : await save(reason);
    setIsBusy(false);
    setAsked(outcome.kind === 'reason_required' ? how : null);
    setSentence(outcome.kind === 'reason_required' ? '' : outcome.sentence);
  };

  const save = async (reason: string): ReturnType<typeof printBadge> => {
    const saved = await station.call('badges.save', { attendeeId, reason });
    if (saved.ok) {
      saveFile(saved.value.fileName, pdfOf(saved.value.pdf));
      return { kind: 'done', sentence: t('badgeStation.saved', { file: saved.value.fileName }) };
    }
    const { code } = saved.error;
    return code === 'reason_required'
      ? { kind: code }
      : { kind: 'done', sentence: errorText(t, code) };
  };

  return {
    sentence,
    isBusy,
    savesOnly: own?.kind === 'pdf' || (own === undefined && !hasSystemPrinter),
    print: () => order('print', ''),
    save: () => order('save', ''),
    asksWhy: asked !== null,
    because: (reason) => order(asked ?? 'print', reason),
    stopAsking: () => setAsked(null),
  };
};
