import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGivenText } from '../scanning/useGivenText.ts';
import { useWedge } from '../scanning/useWedge.ts';
import { useKeys } from '../shell/useKeys.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { VerdictPanel } from '../verdict/VerdictPanel.tsx';
import { DoorFoot } from './DoorFoot.tsx';
import { DoorLine } from './DoorLine.tsx';
import { DoorSearch } from './DoorSearch.tsx';
import { SessionChoice } from './SessionChoice.tsx';
import type { Door } from './sessionPlan.ts';
import { useDoor } from './useDoor.ts';

interface Props {
  readonly own: Door;
  readonly doors: readonly Door[];
  readonly now: number;
  readonly onChoose: (checkpointId: string) => void;
}

/** One door, always ready for the next scan; whatever is open makes room for it. */
export const DoorAtWork = ({ own, doors, now, onChoose }: Props) => {
  const { t } = useTranslation();
  const door = useDoor(own.checkpointId);
  const [dialog, setDialog] = useState<'session' | 'search' | null>(null);
  const close = () => setDialog(null);
  const onScan = (text: string) => {
    close();
    door.submit(text);
  };
  useWedge(onScan);
  useGivenText(onScan, () => false);
  useKeys({
    u: door.undo ?? undefined,
    s: () => setDialog('session'),
    '/': () => setDialog('search'),
    o: () => door.turn(door.direction === 'in' ? 'out' : 'in'),
  });

  return (
    <div className="door">
      <h1 className="for-screen-readers">{t('shell.screens.door')}</h1>
      <DoorLine own={own} doors={doors} now={now} door={door} onChoose={onChoose} />
      <div className="door-verdict">
        <VerdictPanel
          shown={door.shown}
          layout="door"
          ready={t(door.direction === 'in' ? 'door.ready' : 'door.readyOut')}
        />
      </div>
      <DoorFoot
        checkpointId={own.checkpointId}
        onScan={onScan}
        onUndo={door.undo}
        onSearch={() => setDialog('search')}
        onOther={() => setDialog('session')}
      />
      <Dialog
        title={t('door.choose.title')}
        size="wide"
        isOpen={dialog === 'session'}
        onClose={close}
      >
        <SessionChoice
          doors={doors}
          room={own.session.room}
          now={now}
          onChoose={(checkpointId) => {
            close();
            onChoose(checkpointId);
          }}
        />
      </Dialog>
      {dialog === 'search' && (
        <DoorSearch
          onScan={onScan}
          onPick={(attendeeId) => {
            close();
            door.admit(attendeeId);
          }}
          onClose={close}
        />
      )}
    </div>
  );
};
