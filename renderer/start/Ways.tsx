import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouter } from '../shell/RouterContext.tsx';
import { useStation, useStatus } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';
import { Connect } from './Connect.tsx';
import { startErrorText } from './startErrorText.ts';

interface Props {
  readonly onCreate: () => void;
  readonly onJoinUpstream: () => void;
}

/** The three ways to an event: connect to one, run one (or a hub of one), or try the demo. */
export const Ways = ({ onCreate, onJoinUpstream }: Props) => {
  const { t } = useTranslation();
  return (
    <div className="start">
      <header className="start-head">
        <h1 className="start-title">{t('start.title')}</h1>
        <p className="start-lead">{t('start.about')}</p>
      </header>
      <div className="start-ways">
        <Connect />
        <div className="start-others">
          <section className="start-way">
            <h2 className="start-heading">{t('start.run.title')}</h2>
            <p className="start-soft">{t('start.run.about')}</p>
            <div className="start-actions">
              <Button onPress={onCreate}>{t('start.run.go')}</Button>
              <Button kind="quiet" onPress={onJoinUpstream}>
                {t('start.run.upstream')}
              </Button>
            </div>
          </section>
          <Demo />
        </div>
      </div>
    </div>
  );
};

const Demo = () => {
  const { t } = useTranslation();
  const station = useStation();
  const { settings } = useStatus();
  const { go } = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const open = async (): Promise<void> => {
    setIsBusy(true);
    const opened = await station.call('station.openDemo', {});
    setIsBusy(false);
    if (opened.ok) go(settings.role);
    else setProblem(opened.error.code);
  };

  return (
    <section className="start-way">
      <h2 className="start-heading">{t('start.demo.title')}</h2>
      <p className="start-soft">{t('start.demo.about')}</p>
      <div>
        <Button onPress={() => void open()} isPending={isBusy}>
          {t(isBusy ? 'start.demo.busy' : 'start.demo.go')}
        </Button>
      </div>
      <p role="alert" className="start-problem">
        {problem !== undefined && startErrorText(t, problem)}
      </p>
    </section>
  );
};
