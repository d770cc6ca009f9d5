import { useTranslation } from 'react-i18next';
import { useStatus } from '../station/StationContext.tsx';
import { AboutSettings } from './AboutSettings.tsx';
import { ListSettings } from './ListSettings.tsx';
import { LookSettings } from './LookSettings.tsx';
import { OtherStations } from './OtherStations.tsx';
import { PrintSettings } from './PrintSettings.tsx';
import { ScanSettings } from './ScanSettings.tsx';
import { settingsErrorText } from './settingsErrorText.ts';
import { StationSettings } from './StationSettings.tsx';
import { TakeOverSettings } from './TakeOverSettings.tsx';
import { useChangeSettings } from './useChangeSettings.ts';
import './settings.css';

/** All that can be set at a station. Each change counts at once. */
export const SettingsScreen = () => {
  const { t } = useTranslation();
  const { event } = useStatus();
  const { change, problem } = useChangeSettings();
  return (
    <div className="settings">
      <h1 className="settings-title">{t('settings.title')}</h1>
      <p role="alert" className="settings-problem" hidden={problem === undefined}>
        {problem !== undefined && settingsErrorText(t, problem)}
      </p>
      <StationSettings change={change} />
      <ScanSettings change={change} />
      <PrintSettings change={change} />
      <LookSettings change={change} />
      {event !== null && <OtherStations />}
      {event !== null && <TakeOverSettings />}
      {event !== null && <ListSettings />}
      <AboutSettings />
    </div>
  );
};
