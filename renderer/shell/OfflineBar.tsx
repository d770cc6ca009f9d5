import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SyncState } from '#shared/contract/stationCalls.ts';
import { useStatus } from '../station/StationContext.tsx';
import { ageText } from './ageText.ts';
import { useOutdated } from './useOutdated.ts';

/** A thin calm bar while the token store is out of reach, or the station itself. The screen below does not change. */
export const OfflineBar = ({ isLost }: { readonly isLost: boolean }) => {
  const isOutdated = useOutdated(isLost);
  const { t } = useTranslation();
  const { sync, event } = useStatus();
  const text = isOutdated
    ? t('shell.outdated')
    : isLost
      ? t('shell.lost')
      : event === null && sync.state !== 'revoked'
        ? null
        : offlineText(t, sync);
  return (
    <div role="status" className="offline-bar" hidden={text === null}>
      {text}
    </div>
  );
};

const whyOf = { offline: 'working', portal: 'portal', stranger: 'stranger' } as const;

const offlineText = (t: TFunction, sync: SyncState): string | null => {
  if (sync.state === 'none' || sync.state === 'online') return null;
  if (sync.state === 'revoked') {
    return [
      t('shell.offline.revoked'),
      sync.waiting === 0
        ? t('shell.offline.allDelivered')
        : t('shell.offline.delivering', { count: sync.waiting }),
    ].join(' ');
  }
  if (sync.state === 'refused') return t('shell.offline.refused');
  return [
    t(`shell.offline.${whyOf[sync.state]}`),
    sync.waiting === 0
      ? t('shell.offline.allSent')
      : t('shell.offline.waiting', { count: sync.waiting }),
    sync.listAgeSeconds === null
      ? ''
      : t('shell.offline.age', { age: ageText(t, sync.listAgeSeconds) }),
    sync.state === 'portal' ? '' : t('shell.offline.carryOn'),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
};
