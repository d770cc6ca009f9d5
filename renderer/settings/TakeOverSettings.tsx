import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import { useStation } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { settingsErrorText } from './settingsErrorText.ts';

type TakenOver = CallOutput<'recovery.takeOver'>;

/** For the supervisor: delivers what a dead laptop recorded, from its data folder or a copy. */
export const TakeOverSettings = () => {
  const { t } = useTranslation();
  const station = useStation();
  const [folder, setFolder] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [taken, setTaken] = useState<TakenOver | null>(null);
  const [problem, setProblem] = useState<string>();

  const change = (text: string): void => {
    setFolder(text);
    setProblem(undefined);
  };
  const takeOver = async (): Promise<void> => {
    if (isBusy || folder.trim() === '') return;
    setIsBusy(true);
    setTaken(null);
    const answered = await station.call('recovery.takeOver', { folder: folder.trim() });
    setIsBusy(false);
    setProblem(answered.ok ? undefined : settingsErrorText(t, answered.error.code));
    setTaken(answered.ok ? answered.value : null);
  };

  return (
    <SettingsSection title={t('settings.takeOver.title')}>
      <p className="settings-soft">{t('settings.takeOver.about')}</p>
      <TextField
        label={t('settings.takeOver.folder')}
        value={folder}
        maxLength={4000}
        onChange={change}
        problem={problem}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void takeOver();
          else event.continuePropagation();
        }}
      />
      <div>
        <Button isDisabled={isBusy || folder.trim() === ''} onPress={() => void takeOver()}>
          {t(isBusy ? 'settings.takeOver.busy' : 'settings.takeOver.go')}
        </Button>
      </div>
      <p role="status" className="settings-soft" hidden={taken === null}>
        {taken !== null && t('settings.takeOver.done', { count: taken.facts, ...counts(taken) })}
      </p>
    </SettingsSection>
  );
};

const counts = ({ stored, known, setAside }: TakenOver) => ({ stored, known, setAside });
