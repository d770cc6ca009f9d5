import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncState } from '#shared/contract/stationCalls.ts';
import { useFormat } from '../station/useFormat.ts';
import { useStation, useStatus } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';
import { syncSentence } from './syncSentence.ts';
import { SettingsSection } from './SettingsSection.tsx';

/** What somebody on the telephone asks for: event, versions, how it stands with the token store. */
export const AboutSettings = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { event, version, stationId, sync, now } = useStatus();
  return (
    <SettingsSection title={t('settings.about.title')}>
      <dl className="about">
        <Item name={t('settings.about.event')}>
          <bdi>{event?.name ?? t('settings.about.noEvent')}</bdi>
        </Item>
        {event !== null && (
          <Item name={t('settings.about.days')}>
            {format.dayAndTime(event.startsAt)} – {format.dayAndTime(event.endsAt)} (
            {event.timeZone})
          </Item>
        )}
        <Item name={t('settings.about.sync')}>{syncSentence({ t, format, sync, now })}</Item>
        {sync.missing + sync.setAside > 0 && (
          <Item name={t('settings.about.journals')}>{journalSentence(t, sync)}</Item>
        )}
        <Item name={t('settings.about.version')}>{version}</Item>
        {stationId !== null && <Item name={t('settings.about.station')}>{stationId}</Item>}
      </dl>
      {event !== null && (
        <div>
          <Button size="small" onPress={() => void station.call('sync.now', {})}>
            {t('settings.about.now')}
          </Button>
        </div>
      )}
    </SettingsSection>
  );
};

const Item = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd className="numbers">{children}</dd>
  </div>
);

/** For the supervisor: what the token store has not got of the stations of this event, or could not use. */
const journalSentence = (t: TFunction, { missing, setAside }: SyncState): string =>
  [
    ...(missing === 0 ? [] : [t('settings.about.missing', { count: missing })]),
    ...(setAside === 0 ? [] : [t('settings.about.setAside', { count: setAside })]),
  ].join(' · ');
