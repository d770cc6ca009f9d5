import { useTranslation } from 'react-i18next';
import { entranceCheckpointId } from '#shared/model/ids.ts';
import { useCall } from '../station/useCall.ts';
import { useFormat } from '../station/useFormat.ts';
import { useStatus } from '../station/StationContext.tsx';
import { ChoiceGroup } from '../ui/ChoiceGroup.tsx';
import { Select } from '../ui/Select.tsx';
import { SavedText } from './SavedText.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import type { ChangeSettings } from './useChangeSettings.ts';

/** What the station does, where its scans count, what it is called and who works at it. */
export const StationSettings = ({ change }: { readonly change: ChangeSettings }) => {
  const { t } = useTranslation();
  const { settings, event } = useStatus();
  return (
    <SettingsSection title={t('settings.station.title')}>
      <ChoiceGroup
        label={t('settings.station.role')}
        value={settings.role}
        options={roles.map((value) => ({ value, name: t(`shell.screens.${value}`) }))}
        onChange={(role) => change({ role })}
      />
      {event !== null && <CheckpointSelect change={change} />}
      <div className="settings-pair">
        <SavedText
          label={t('settings.station.name')}
          value={settings.stationName}
          maxLength={100}
          onSave={(stationName) => change({ stationName })}
        />
        <SavedText
          label={t('settings.station.operator')}
          hint={t('settings.station.operatorHint')}
          value={settings.operator}
          maxLength={64}
          onSave={(operator) => change({ operator })}
        />
      </div>
    </SettingsSection>
  );
};

const roles = ['desk', 'badge', 'door'] as const;

const CheckpointSelect = ({ change }: { readonly change: ChangeSettings }) => {
  const { t } = useTranslation();
  const { settings } = useStatus();
  const format = useFormat();
  const { value } = useCall('checkpoints.list', {}, ['list.changed']);
  const options = (value ?? []).map(({ checkpoint, session }) => ({
    value: checkpoint.id,
    name:
      checkpoint.id === entranceCheckpointId
        ? t('settings.station.entrance')
        : session === null || session.startsAt === 0
          ? checkpoint.name
          : [session.room, format.dayAndTime(session.startsAt), session.title]
              .filter((part) => part !== '')
              .join(' · '),
  }));
  return (
    <Select
      label={t('settings.station.checkpoint')}
      value={settings.checkpoint}
      options={options}
      onChange={(checkpoint) => change({ checkpoint })}
    />
  );
};
