import { useTranslation } from 'react-i18next';
import { useCall } from '../station/useCall.ts';
import { useStatus } from '../station/StationContext.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import type { ChangeSettings } from './useChangeSettings.ts';

/** The printer for badges. */
export const PrintSettings = ({ change }: { readonly change: ChangeSettings }) => {
  const { t } = useTranslation();
  const { settings } = useStatus();
  const { value } = useCall('printers.list', {}, ['settings.changed']);
  const printers = value?.printers ?? [];
  const hasSystemPrinter = printers.some(({ kind }) => kind === 'system');
  const options = printers.map(({ id, name, kind }) => ({
    value: id,
    name: kind === 'pdf' ? t('settings.printing.pdf') : name,
  }));
  return (
    <SettingsSection title={t('settings.printing.title')}>
      {hasSystemPrinter ? (
        <Select
          label={t('settings.printing.printer')}
          value={settings.printer ?? ''}
          options={[{ value: '', name: t('settings.printing.firstPrinter') }, ...options]}
          onChange={(id) => change({ printer: id === '' ? null : id })}
        />
      ) : (
        value !== undefined && <p className="settings-soft">{t('settings.printing.none')}</p>
      )}
      <Switch
        isSelected={settings.autoPrint}
        isDisabled={!hasSystemPrinter}
        onChange={(autoPrint) => change({ autoPrint })}
      >
        {t('settings.printing.autoPrint')}
      </Switch>
    </SettingsSection>
  );
};
