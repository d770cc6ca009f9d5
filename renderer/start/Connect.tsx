import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { parseScan } from '#shared/codes/parseScan.ts';
import type { Settings } from '#shared/contract/stationCalls.ts';
import type { z } from 'zod';
import { CameraView } from '../scanning/CameraView.tsx';
import { useGivenText } from '../scanning/useGivenText.ts';
import { useWedge } from '../scanning/useWedge.ts';
import { useRouter } from '../shell/RouterContext.tsx';
import { useStation, useStatus } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';
import { ChoiceGroup } from '../ui/ChoiceGroup.tsx';
import { TextField } from '../ui/TextField.tsx';
import { HeardHubs } from './HeardHubs.tsx';
import { startErrorText } from './startErrorText.ts';
import { useCameraTexts } from './useCameraTexts.ts';

type Role = z.infer<typeof Settings>['role'];

/** Joins the event whose enrolment code is scanned by camera or scanner, or pasted. The code is kept nowhere here. */
export const Connect = () => {
  const { t } = useTranslation();
  const { settings } = useStatus();
  const texts = useCameraTexts();
  const [role, setRole] = useState<Role>(settings.role);
  const [typedName, setName] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [isCameraOn, setIsCameraOn] = useState(false);
  const usualName =
    role === settings.role ? settings.stationName : `${t(`shell.screens.${role}`)} 1`;
  const name = typedName ?? usualName;
  const { join, isBusy, problem } = useJoin(role, name);

  const joinWith = (text: string): void => {
    if (text.trim() === '' || isBusy) return;
    setCode('');
    void join(text.trim());
  };
  const shownProblem = isBusy || problem === undefined ? undefined : startErrorText(t, problem);
  useWedge(joinWith);
  useGivenText(joinWith, () => true);

  return (
    <section className="start-way" aria-labelledby="connect-title">
      <h2 className="start-heading" id="connect-title">
        {t('start.connect.title')}
      </h2>
      <p className="start-soft">{t('start.connect.about')}</p>
      <div className="start-station">
        <ChoiceGroup
          label={t('start.connect.role')}
          value={role}
          options={roles.map((value) => ({ value, name: t(`shell.screens.${value}`) }))}
          onChange={setRole}
        />
        <TextField
          label={t('start.connect.name')}
          value={name}
          onChange={setName}
          maxLength={100}
        />
      </div>
      <Form
        className="start-code"
        onSubmit={(event) => {
          event.preventDefault();
          joinWith(code);
        }}
      >
        <TextField
          label={t('start.connect.code')}
          {...(shownProblem === undefined
            ? { hint: t('start.connect.codeHint') }
            : { problem: shownProblem })}
          validationBehavior="aria"
          value={code}
          onChange={setCode}
          maxLength={8000}
          autoFocus
        />
        <Button type="submit" kind="main" isPending={isBusy}>
          {t('start.connect.go')}
        </Button>
      </Form>
      <p role="status" className="start-soft">
        {isBusy && t('start.connect.busy')}
      </p>
      <p role="alert" className="for-screen-readers">
        {shownProblem}
      </p>
      <HeardHubs />
      <CameraView
        texts={texts}
        onRead={joinWith}
        cameraId={settings.cameraId ?? undefined}
        isOn={isCameraOn}
        onToggle={setIsCameraOn}
      />
    </section>
  );
};

const roles = ['desk', 'badge', 'door'] as const;

const useJoin = (role: Role, name: string) => {
  const station = useStation();
  const { go } = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const join = async (code: string): Promise<void> => {
    // A person's private link is shown to nobody, not even to the station.
    if (parseScan(code).kind === 'private_link') return setProblem('private_link');
    setIsBusy(true);
    setProblem(undefined);
    const stationName = name.trim();
    const joined = await station.call('station.join', {
      code,
      ...(stationName === '' ? {} : { stationName }),
    });
    if (joined.ok) await station.call('settings.change', { role });
    setIsBusy(false);
    if (joined.ok) go(role);
    else setProblem(joined.error.code);
  };
  return { join, isBusy, problem };
};
