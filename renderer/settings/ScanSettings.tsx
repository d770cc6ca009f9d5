import { useTranslation } from 'react-i18next';
import { useStatus } from '../station/StationContext.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { useCameras } from './useCameras.ts';
import type { ChangeSettings } from './useChangeSettings.ts';

/** Camera and sound. */
export const ScanSettings = ({ change }: { readonly change: ChangeSettings }) => {
  const { t } = useTranslation();
  const { settings } = useStatus();
  const cameras = useCameras();
  return (
    <SettingsSection title={t('settings.scanning.title')}>
      <Switch isSelected={settings.camera} onChange={(camera) => change({ camera })}>
        {t('settings.scanning.camera')}
      </Switch>
      {cameras.length > 0 && (
        <Select
          label={t('settings.scanning.cameraId')}
          value={
            cameras.some(({ id }) => id === settings.cameraId) ? (settings.cameraId ?? '') : ''
          }
          isDisabled={!settings.camera}
          options={[
            { value: '', name: t('settings.scanning.anyCamera') },
            ...cameras.map(({ id, name }, place) => ({
              value: id,
              name: name || t('settings.scanning.unnamedCamera', { number: place + 1 }),
            })),
          ]}
          onChange={(id) => change({ cameraId: id === '' ? null : id })}
        />
      )}
      <Switch isSelected={settings.sound} onChange={(sound) => change({ sound })}>
        {t('settings.scanning.sound')}
      </Switch>
      <p className="settings-soft">{t('settings.scanning.scanner')}</p>
    </SettingsSection>
  );
};
