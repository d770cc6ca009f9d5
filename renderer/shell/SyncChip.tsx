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
      <span>
        {t(`shell.sync.${wordOf[sync.state]}`)}
        <MoreOfSync sync={sync} />
      </span>
    </button>
  );
};

/** Why it is offline is told below, in the bar. */
const wordOf = {
  none: 'none',
  online: 'online',
  offline: 'offline',
  portal: 'offline',
  stranger: 'offline',
  refused: 'refused',
  revoked: 'revoked',
} as const;

/** What waits is always said; that nothing does, only where there is room for it. */
const MoreOfSync = ({ sync: { state, waiting } }: { readonly sync: SyncState }) => {
  const { t } = useTranslation();
  if (state === 'none' || state === 'refused' || state === 'revoked') return null;
  return waiting === 0 ? (
    <span className="chip-more"> · {t('shell.sync.allSent')}</span>
  ) : (
    <> · {t('shell.sync.waiting', { count: waiting })}</>
  );
};
