import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { parseScan } from '#shared/codes/parseScan.ts';
import { useGivenText } from '../scanning/useGivenText.ts';
import { useWedge } from '../scanning/useWedge.ts';
import { useRouter } from '../shell/RouterContext.tsx';
import { useStation, useStatus } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { startErrorText } from './startErrorText.ts';

/** Makes this laptop the hub of an event that a central store runs. The code is kept nowhere here. */
export const JoinUpstream = ({ onBack }: { readonly onBack: () => void }) => {
  const { t } = useTranslation();
  const station = useStation();
  const { settings } = useStatus();
  const { go } = useRouter();
  const [code, setCode] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const join = async (text: string): Promise<void> => {
    if (text.trim() === '' || isBusy) return;
    setCode('');
    // A person's private link is shown to nobody, not even to the station.
    if (parseScan(text).kind === 'private_link') return setProblem('private_link');
    setIsBusy(true);
    setProblem(undefined);
    const joined = await station.call('hub.joinUpstream', { code: text.trim() });
    if (joined.ok) await station.call('hub.change', { isOn: true });
    setIsBusy(false);
    if (joined.ok) go(settings.role);
    else setProblem(joined.error.code);
  };
  const joinWith = (text: string): void => void join(text);
  useWedge(joinWith);
  useGivenText(joinWith, () => true);

  return (
    <Form
      className="start start-narrow"
      onSubmit={(event) => {
        event.preventDefault();
        joinWith(code);
      }}
    >
      <header className="start-head">
        <h1 className="start-title">{t('start.upstream.title')}</h1>
        <p className="start-lead">{t('start.upstream.about')}</p>
      </header>
      <TextField
        label={t('start.upstream.code')}
        hint={t('start.connect.codeHint')}
        value={code}
        onChange={setCode}
        maxLength={8000}
        autoFocus
      />
      <div className="import-actions">
        <Button type="submit" kind="main" isPending={isBusy}>
          {t(isBusy ? 'start.connect.busy' : 'start.upstream.go')}
        </Button>
        <Button onPress={onBack}>{t('common.back')}</Button>
      </div>
      <p role="alert" className="start-problem">
        {problem !== undefined && startErrorText(t, problem)}
      </p>
    </Form>
  );
};
