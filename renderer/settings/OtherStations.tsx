import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import { useFormat } from '../station/useFormat.ts';
import { useStation, useStatus } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';
import { HubSettings } from './HubSettings.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { settingsErrorText } from './settingsErrorText.ts';

type EnrolmentCode = CallOutput<'station.enrolmentCode'>;

/** Shows a one-time code with which another station joins; it is made when asked for and gone with the screen. */
export const OtherStations = () => {
  const { t } = useTranslation();
  const station = useStation();
  const { hasStore } = useStatus();
  const [code, setCode] = useState<EnrolmentCode | null>(null);
  const [problem, setProblem] = useState<string>();

  const [isForHub, setIsForHub] = useState(false);

  const make = async (forHub: boolean): Promise<void> => {
    const made = await station.call('station.enrolmentCode', { forHub });
    setIsForHub(forHub);
    setProblem(made.ok ? undefined : made.error.code);
    setCode(made.ok ? made.value : null);
  };

  return (
    <SettingsSection title={t('settings.others.title')}>
      <p className="settings-soft">
        {t(hasStore ? 'settings.others.about' : 'settings.others.noStore')}
      </p>
      {hasStore && <HubSettings />}
      {code !== null && <CodeCard code={code} isForHub={isForHub} />}
      {hasStore && (
        <div className="settings-actions">
          <Button onPress={() => void make(false)}>
            {t(code === null ? 'settings.others.make' : 'settings.others.another')}
          </Button>
          <Button kind="quiet" onPress={() => void make(true)}>
            {t('settings.others.makeHub')}
          </Button>
          {code !== null && (
            <Button kind="quiet" onPress={() => setCode(null)}>
              {t('settings.others.hide')}
            </Button>
          )}
        </div>
      )}
      <p role="alert" className="settings-problem" hidden={problem === undefined}>
        {problem !== undefined && settingsErrorText(t, problem)}
      </p>
    </SettingsSection>
  );
};

const CodeCard = ({
  code,
  isForHub,
}: {
  readonly code: EnrolmentCode;
  readonly isForHub: boolean;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  const [copied, setCopied] = useState<string | null>(null);
  return (
    <div className="enrolment">
      <img
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(code.qrSvg)}`}
        alt={t('settings.others.picture')}
      />
      <div className="enrolment-words">
        <p>{t(isForHub ? 'settings.others.forHub' : 'settings.others.forStation')}</p>
        <p className="enrolment-until">
          {t('settings.others.until', { time: format.time(code.expiresAt) })}
        </p>
        <output className="enrolment-text" aria-label={t('settings.others.text')}>
          {code.code}
        </output>
        <div>
          <Button
            size="small"
            onPress={() => {
              void navigator.clipboard.writeText(code.code).then(() => setCopied(code.code));
            }}
          >
            {t(copied === code.code ? 'settings.others.copied' : 'settings.others.copy')}
          </Button>
        </div>
      </div>
    </div>
  );
};
