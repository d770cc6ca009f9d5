import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TryItDialog } from '../demo/TryItDialog.tsx';
import { ProfileDialog } from '../search/ProfileDialog.tsx';
import { emptyWalkIn } from '../walkIn/walkInDraft.ts';
import { WalkInDialog } from '../walkIn/WalkInDialog.tsx';
import { BadgeNameDialog } from './BadgeNameDialog.tsx';
import { CasesDialog } from './CasesDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import type { DeskState } from './useDesk.ts';

interface Props {
  readonly desk: DeskState;
  readonly onScan: (text: string) => void;
}

/** The dialog in use. A walk-in that a scan interrupted is still there when it is opened again. */
export const DeskDialogs = ({ desk, onScan }: Props) => {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(emptyWalkIn);
  const { dialog } = desk;
  const close = () => desk.open(null);

  switch (dialog?.name) {
    case undefined:
      return null;
    case 'undo':
      return (
        <ReasonDialog
          title={t('desk.undo.title')}
          text={t('desk.undo.text')}
          reasons={[t('desk.undo.wrongPerson'), t('desk.undo.mistake'), t('desk.undo.notEntering')]}
          confirm={t('desk.action.undo')}
          onClose={close}
          onConfirm={(reason) => desk.undo(dialog.factId, reason)}
        />
      );
    case 'reprint':
      return (
        <ReasonDialog
          title={t(dialog.isReplacement ? 'desk.reprint.replaceTitle' : 'desk.reprint.title')}
          text={t('desk.reprint.text')}
          reasons={[t('desk.reprint.lost'), t('desk.reprint.damaged'), t('desk.reprint.wrongName')]}
          confirm={t('desk.action.print')}
          onClose={close}
          onConfirm={(reason) => desk.print(dialog.attendeeId, reason)}
        />
      );
    case 'badgeName':
      return (
        <BadgeNameDialog
          attendeeId={dialog.attendeeId}
          onClose={close}
          onPrint={() => desk.print(dialog.attendeeId)}
        />
      );
    case 'profile':
      return (
        <ProfileDialog
          attendeeId={dialog.attendeeId}
          onClose={close}
          onCheckIn={desk.checkIn}
          onPrint={(id) => void desk.print(id)}
          onBadgeName={(id) => desk.open({ name: 'badgeName', attendeeId: id })}
          onHelpdesk={(id) => void desk.toHelpdesk(id)}
        />
      );
    case 'walkIn':
      return (
        <WalkInDialog
          draft={draft}
          onChange={setDraft}
          onClose={close}
          onAdded={(id) => {
            setDraft(emptyWalkIn);
            void desk.checkInWalkIn(id);
          }}
          onPick={(id) => {
            setDraft(emptyWalkIn);
            desk.checkIn(id);
          }}
        />
      );
    case 'cases':
      return <CasesDialog onClose={close} onOpen={desk.openProfile} />;
    case 'tryIt':
      return <TryItDialog onClose={close} onScan={onScan} />;
  }
};
