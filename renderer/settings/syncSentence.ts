import type { TFunction } from 'i18next';
import type { SyncState } from '#shared/contract/stationCalls.ts';
import type { Format } from '../station/format.ts';

/** How it stands with a token store, in one line. */
export const syncSentence = (about: {
  readonly t: TFunction;
  readonly format: Format;
  readonly sync: SyncState;
  readonly now: number;
}): string => {
  const { t, format, sync, now } = about;
  if (sync.state === 'none') return t('settings.about.state.none');
  return [
    t(`settings.about.state.${sync.state}`),
    sync.waiting === 0
      ? t('settings.about.allSent')
      : t('settings.about.waiting', { count: sync.waiting }),
    ...(sync.lastContactAt === null
      ? []
      : [t('settings.about.contact', { time: format.when(sync.lastContactAt, now) })]),
  ].join(' · ');
};
