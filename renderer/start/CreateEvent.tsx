import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useRouter } from '../shell/RouterContext.tsx';
import { useStation } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';
import { Switch } from '../ui/Switch.tsx';
import { TextField } from '../ui/TextField.tsx';
import { dayEnd, dayStart, today } from './eventDays.ts';
import { startErrorText } from './startErrorText.ts';

/** An event of this laptop's own: a name and its days. */
export const CreateEvent = ({ onBack }: { readonly onBack: () => void }) => {
  const { t } = useTranslation();
  const station = useStation();
  const { go } = useRouter();
  const [name, setName] = useState('');
  const [firstDay, setFirstDay] = useState(() => today(new Date()));
  const [lastDay, setLastDay] = useState(firstDay);
  const [isHub, setIsHub] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [isChecked, setIsChecked] = useState(false);
  const [problem, setProblem] = useState<string>();

  const isUnnamed = name.trim() === '';
  const isBackwards = firstDay !== '' && lastDay !== '' && lastDay < firstDay;
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  const create = async (): Promise<void> => {
    setIsChecked(true);
    if (isUnnamed || isBackwards) return;
    setIsBusy(true);
    const startsAt = dayStart(firstDay);
    const endsAt = dayEnd(lastDay === '' ? firstDay : lastDay);
    // Before the event is there: this screen goes on with its lists.
    go('start');
    const created = await station.call('station.create', {
      name,
      timeZone,
      ...(startsAt === null ? {} : { startsAt }),
      ...(endsAt === null ? {} : { endsAt }),
    });
    if (created.ok && isHub) await station.call('hub.change', { isOn: true });
    setIsBusy(false);
    if (!created.ok) setProblem(created.error.code);
  };

  return (
    <Form
      className="start start-narrow"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <header className="start-head">
        <h1 className="start-title">{t('start.create.title')}</h1>
        <p className="start-lead">{t('start.create.about')}</p>
      </header>
      <TextField
        label={t('start.create.name')}
        value={name}
        onChange={setName}
        maxLength={200}
        problem={isChecked && isUnnamed ? t('start.create.noName') : undefined}
        validationBehavior="aria"
        autoFocus
      />
      <div className="start-days">
        <TextField
          label={t('start.create.firstDay')}
          type="date"
          value={firstDay}
          onChange={setFirstDay}
        />
        <TextField
          label={t('start.create.lastDay')}
          type="date"
          value={lastDay}
          onChange={setLastDay}
          problem={isBackwards ? t('start.create.badDays') : undefined}
          validationBehavior="aria"
        />
      </div>
      <Switch isSelected={isHub} onChange={setIsHub}>
        {t('start.create.hub')}
      </Switch>
      <p className="start-soft">{t('start.create.zone', { zone: timeZone })}</p>
      <div className="import-actions">
        <Button type="submit" kind="main" isPending={isBusy}>
          {t(isBusy ? 'start.create.busy' : 'start.create.go')}
        </Button>
        <Button onPress={onBack}>{t('common.back')}</Button>
      </div>
      <p role="alert" className="start-problem">
        {problem !== undefined && startErrorText(t, problem)}
      </p>
    </Form>
  );
};
