import { useTranslation } from 'react-i18next';
import { entranceCheckpointId } from '#shared/model/ids.ts';
import { useCall } from '../station/useCall.ts';
import { useFormat } from '../station/useFormat.ts';
import { useNow } from '../station/useNow.ts';
import { useStatus } from '../station/StationContext.tsx';
import { OpenChip } from '../supervisor/OpenChip.tsx';
import { useRouter } from './RouterContext.tsx';
import { useCurrentScreen, useReachableScreens } from './Screen.tsx';
import { SyncChip } from './SyncChip.tsx';

/** Event, station and checkpoint, the screens, sync state, operator, time: the same on every screen. */
export const TopBar = () => {
  const { t } = useTranslation();
  const { event, settings } = useStatus();

  return (
    <header className="top-bar">
      <span className="top-bar-event">
        <bdi>{event?.name ?? 'Lanyard'}</bdi>
      </span>
      {event?.rehearsal === true && <span className="chip">{t('shell.rehearsal')}</span>}
      <Place />
      <Navigation />
      <span className="top-bar-space" />
      {event !== null && <OpenChip />}
      {event !== null && <SyncChip />}
      {event !== null && (
        <span className="chip chip-operator">
          {settings.operator === ''
            ? t('shell.noOperator')
            : t('shell.operator', { name: settings.operator })}
        </span>
      )}
      <Clock />
    </header>
  );
};

const Place = () => {
  const { t } = useTranslation();
  const { event, settings } = useStatus();
  const own = useCall('checkpoints.read', { checkpoint: settings.checkpoint }, [
    'list.changed',
    'settings.changed',
  ]);
  if (event === null) return null;
  const place =
    settings.checkpoint === entranceCheckpointId
      ? t('settings.station.entrance')
      : own.value?.session?.room || own.value?.checkpoint.name;
  return (
    <span className="top-bar-place">
      <bdi>{settings.stationName}</bdi>
      {place !== undefined && (
        <>
          {' · '}
          <bdi>{place}</bdi>
        </>
      )}
    </span>
  );
};

const Navigation = () => {
  const { t } = useTranslation();
  const { go } = useRouter();
  const current = useCurrentScreen();
  const reachable = useReachableScreens();
  if (reachable.length < 2) return null;

  return (
    <nav aria-label={t('shell.navigation')} className="top-bar-screens">
      {reachable.map((screen) => (
        <button
          key={screen}
          type="button"
          aria-current={screen === current ? 'page' : undefined}
          onClick={() => go(screen)}
        >
          {t(`shell.screens.${screen}`)}
        </button>
      ))}
    </nav>
  );
};

const Clock = () => {
  const format = useFormat();
  const now = useNow();
  return <time className="top-bar-time">{format.time(now)}</time>;
};
