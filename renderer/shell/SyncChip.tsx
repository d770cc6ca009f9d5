import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SyncState } from '#shared/contract/stationCalls.ts';
import { useStation, useStatus } from '../station/StationContext.tsx';

/** How it stands with the token store; pressing it syncs at once. */
export const SyncChip = () => {
  const { t } = useTranslation();
  const station = useStation();
  const { sync } = useStatus();
  return (
    <button
      type="button"
      className="chip chip-sync"
      data-state={sync.state}
      title={t('shell.sync.now')}
      onClick={() => void station.call('sync.now', {})}
    >
      <span className="chip-dot" aria-hidden="true" />
      {syncText(t, sync)}
    </button>
  );
};

const syncText = (t: TFunction, { state, waiting }: SyncState): string => {
  const count = waiting;
  switch (state) {
    case 'none':
      return t('shell.sync.none');
    case 'refused':
      return t('shell.sync.refused');
    case 'online':
      return waiting === 0 ? t('shell.sync.online') : t('shell.sync.onlineWaiting', { count });
    case 'offline':
    case 'portal':
      return waiting === 0 ? t('shell.sync.offline') : t('shell.sync.offlineWaiting', { count });
  }
};
