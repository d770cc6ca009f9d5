import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../station/errorText.ts';
import { useStation } from '../station/StationContext.tsx';
import { useVerdict } from '../verdict/useVerdict.ts';
import type { Verdicts } from '../verdict/useVerdict.ts';
import type { DeskAction } from './deskActions.ts';
import { usePrinting } from './usePrinting.ts';

/** The dialog that somebody asked for, if any. */
export type DeskDialog =
  | { readonly name: 'undo'; readonly factId: string }
  | { readonly name: 'reprint'; readonly attendeeId: string; readonly isReplacement: boolean }
  | { readonly name: 'badgeName'; readonly attendeeId: string }
  | { readonly name: 'profile'; readonly attendeeId: string }
  | { readonly name: 'walkIn' | 'cases' | 'tryIt' };

export interface DeskState {
  readonly shown: Verdicts['shown'];
  readonly dialog: DeskDialog | null;
  readonly open: (dialog: DeskDialog | null) => void;
  readonly openProfile: (attendeeId: string) => void;
  /** Decides a scanned text; a dialog that is open makes room. */
  readonly submit: (text: string) => void;
  readonly checkIn: (attendeeId: string, again?: boolean) => void;
  readonly checkInWalkIn: (attendeeId: string) => Promise<void>;
  readonly print: (attendeeId: string, reason?: string) => Promise<void>;
  readonly undo: (factId: string, reason: string) => Promise<void>;
  readonly toHelpdesk: (attendeeId: string | null) => Promise<void>;
  readonly run: (action: DeskAction) => void;
}

/** What the desk does. Each step ends in a verdict or a sentence in the panel, so no dialog stays behind. */
export const useDesk = ({ toSearch }: { readonly toSearch: () => void }): DeskState => {
  const { t } = useTranslation();
  const station = useStation();
  const { shown, submit, admit, setNote, clear } = useVerdict();
  const [dialog, setDialog] = useState<DeskDialog | null>(null);
  const printBadge = usePrinting();
  const { verdict } = shown;
  const attendeeId = verdict?.attendee?.id ?? null;

  const print = async (id: string, reason?: string): Promise<void> => {
    const outcome = await printBadge(id, reason);
    if (outcome.kind === 'reason_required') {
      setDialog({ name: 'reprint', attendeeId: id, isReplacement: false });
      return;
    }
    setDialog(null);
    setNote(outcome.sentence);
  };

  const checkInWalkIn = async (id: string): Promise<void> => {
    setDialog(null);
    const given = await admit({ attendeeId: id });
    if (given?.code === 'admitted' && given.badgeJob === null) await print(id);
  };

  const undo = async (factId: string, reason: string): Promise<void> => {
    const result = await station.call('scans.undo', { factId, reason });
    setDialog(null);
    if (result.ok) clear(t('desk.undone'));
    else setNote(errorText(t, result.error.code));
  };

  const toHelpdesk = async (id: string | null): Promise<void> => {
    const result = await station.call('helpdesk.send', {
      factId: verdict?.factId ?? null,
      attendeeId: id,
    });
    setDialog(null);
    setNote(result.ok ? t('desk.sentToHelpdesk') : errorText(t, result.error.code));
  };

  const checkIn = (id: string, again = false): void => {
    setDialog(null);
    void admit({ attendeeId: id, again });
  };

  const run = (action: DeskAction): void => {
    switch (action) {
      case 'walkIn':
      case 'cases':
      case 'tryIt':
        return setDialog({ name: action });
      case 'search':
        return toSearch();
      case 'helpdesk':
        return void toHelpdesk(attendeeId);
      case 'undo':
        if (verdict?.factId != null) setDialog({ name: 'undo', factId: verdict.factId });
        return;
      case 'print':
        if (attendeeId !== null) void print(attendeeId);
        return;
      case 'replace':
        if (attendeeId !== null) setDialog({ name: 'reprint', attendeeId, isReplacement: true });
        return;
      case 'badgeName':
        if (attendeeId !== null) setDialog({ name: 'badgeName', attendeeId });
        return;
      case 'reentry':
        if (attendeeId !== null) checkIn(attendeeId, true);
        return;
    }
  };

  return {
    shown,
    dialog,
    open: setDialog,
    openProfile: (id) => setDialog({ name: 'profile', attendeeId: id }),
    submit: (text) => {
      setDialog(null);
      void submit(text);
    },
    checkIn,
    checkInWalkIn,
    print,
    undo,
    toHelpdesk,
    run,
  };
};
