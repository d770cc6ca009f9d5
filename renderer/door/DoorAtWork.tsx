import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaste } from '../scanning/usePaste.ts';
import { useWedge } from '../scanning/useWedge.ts';
import { useKeys } from '../shell/useKeys.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { VerdictPanel } from '../verdict/VerdictPanel.tsx';
import { DoorFoot } from './DoorFoot.tsx';
import { DoorLine } from './DoorLine.tsx';
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
  const [isChoosing, setIsChoosing] = useState(false);
  const onScan = (text: string) => {
    setIsChoosing(false);
    door.submit(text);
  };
  useWedge(onScan);
  usePaste(onScan, () => false);
  useKeys({
    u: door.undo ?? undefined,
    s: () => setIsChoosing(true),
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
        onOther={() => setIsChoosing(true)}
      />
      <Dialog
        title={t('door.choose.title')}
        size="wide"
        isOpen={isChoosing}
        onClose={() => setIsChoosing(false)}
      >
        <SessionChoice
          doors={doors}
          room={own.session.room}
          now={now}
          onChoose={(checkpointId) => {
            setIsChoosing(false);
            onChoose(checkpointId);
          }}
        />
      </Dialog>
    </div>
  );
};
