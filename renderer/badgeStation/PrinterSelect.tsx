import { useTranslation } from 'react-i18next';
import { useCall } from '../station/useCall.ts';
import { useStation, useStatus } from '../station/StationContext.tsx';
import { Select } from '../ui/Select.tsx';

/** Where badges of this station go; nothing to choose where there is only the PDF. */
export const PrinterSelect = () => {
  const { t } = useTranslation();
  const station = useStation();
  const { settings } = useStatus();
  const { value } = useCall('printers.list', {}, ['settings.changed']);
  const printers = value?.printers ?? [];
  if (!printers.some(({ kind }) => kind === 'system')) {
    return (
      <p className="badge-station-printer">{value !== undefined && t('badgeStation.noPrinters')}</p>
    );
  }
  const own = printers.find(({ id }) => id === settings.printer) ?? printers[0];
  return (
    <div className="badge-station-printer">
      <Select
        label={t('badgeStation.printer')}
        value={own?.id ?? ''}
        options={printers.map(({ id, name, kind }) => ({
          value: id,
          name: kind === 'pdf' ? t('badgeStation.save') : name,
        }))}
        onChange={(printer) => void station.call('settings.change', { printer })}
      />
    </div>
  );
};
