import { useTranslation } from 'react-i18next';
import { useCall } from '../station/useCall.ts';
import { useNow } from '../station/useNow.ts';
import { useStation, useStatus } from '../station/StationContext.tsx';
import { DoorAtWork } from './DoorAtWork.tsx';
import { SessionChoice } from './SessionChoice.tsx';
import { doorsOf } from './sessionPlan.ts';
import './door.css';

/** A session's door: which session, then scan after scan. */
export const DoorScreen = () => {
  const { t } = useTranslation();
  const station = useStation();
  const { settings } = useStatus();
  const now = useNow();
  const { value } = useCall('checkpoints.list', {}, ['list.changed']);
  if (value === undefined) return <p className="door-waiting">{t('common.loading')}</p>;

  const doors = doorsOf(value);
  const own = doors.find(({ checkpointId }) => checkpointId === settings.checkpoint);
  const choose = (checkpoint: string) =>
    void station.call('settings.change', { checkpoint, role: 'door' });

  if (own !== undefined) {
    return (
      <DoorAtWork key={own.checkpointId} own={own} doors={doors} now={now} onChoose={choose} />
    );
  }
  return (
    <div className="door-first">
      <header className="door-first-head">
        <h1 className="door-first-title">{t('door.choose.title')}</h1>
        <p className="door-first-about">
          {t(doors.length === 0 ? 'door.choose.none' : 'door.choose.about')}
        </p>
      </header>
      <SessionChoice doors={doors} room={null} now={now} onChoose={choose} />
    </div>
  );
};
