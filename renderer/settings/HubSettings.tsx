import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import { useFormat } from '../station/useFormat.ts';
import { useCall } from '../station/useCall.ts';
import { useStation, useStatus } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { syncSentence } from './syncSentence.ts';
import { settingsErrorText } from './settingsErrorText.ts';

type Hub = CallOutput<'hub.read'>;
type Change = (wanted: CallInput<'hub.change'>) => void;

/** Serves this event to other stations on the network, or to this laptop alone; says where, and who came. */
export const HubSettings = () => {
  const { t } = useTranslation();
  const station = useStation();
  const { value: hub, again } = useCall('hub.read', {}, ['hub.changed', 'sync.changed']);
  // When others were last seen changes without a word.
  useEffect(() => {
    const timer = setInterval(again, askAgainMs);
    return () => clearInterval(timer);
  }, [again]);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  if (hub === undefined) return null;

  const change: Change = (wanted) => {
    setIsBusy(true);
    void station.call('hub.change', wanted).then((changed) => {
      setIsBusy(false);
      setFailure(changed.ok ? undefined : changed.error.code);
    });
  };

  return (
    <>
      <Switch isSelected={hub.isOn} isDisabled={isBusy} onChange={(isOn) => change({ isOn })}>
        {t('settings.hub.switch')}
      </Switch>
      <p role="alert" className="settings-problem" hidden={failure === undefined}>
        {failure !== undefined && settingsErrorText(t, failure)}
      </p>
      {!hub.isOn && <p className="settings-soft">{t('settings.hub.off')}</p>}
      {hub.isOn && hub.problem !== null && <HubProblem problem={hub.problem} change={change} />}
      {hub.isOn && <HubFacts hub={hub} change={change} />}
      {hub.upstream !== null && <UpstreamStore upstream={hub.upstream} />}
      {hub.isOn && <JoinedStations stations={hub.stations} />}
    </>
  );
};

const askAgainMs = 3000;

const HubProblem = ({
  problem,
  change,
}: {
  readonly problem: NonNullable<Hub['problem']>;
  readonly change: Change;
}) => {
  const { t } = useTranslation();
  return (
    <div role="alert" className="settings-problem">
      <p>{t(`settings.hub.problem.${problem}`)}</p>
      {problem === 'key_lost' && (
        <Button size="small" onPress={() => change({ newKey: true })}>
          {t('settings.hub.newKey')}
        </Button>
      )}
    </div>
  );
};

const HubFacts = ({ hub, change }: { readonly hub: Hub; readonly change: Change }) => {
  const { t } = useTranslation();
  const { addresses, fingerprint, interfaces, interfaceName, announced } = hub;
  return (
    <>
      {interfaces.length > 1 && (
        <Select
          label={t('settings.hub.interface')}
          value={interfaceName ?? everyInterface}
          options={[
            { value: everyInterface, name: t('settings.hub.everyInterface') },
            ...interfaces.map(({ name, address }) => ({
              value: name,
              name: `${name} · ${address}`,
            })),
          ]}
          onChange={(name) => change({ interfaceName: name === everyInterface ? null : name })}
        />
      )}
      {addresses.length > 0 && (
        <dl className="about">
          <div>
            <dt>{t('settings.hub.address')}</dt>
            <dd className="numbers">{addresses.map((url) => new URL(url).host).join(', ')}</dd>
          </div>
          <div>
            <dt>{t('settings.hub.fingerprint')}</dt>
            <dd className="numbers">{fingerprint}</dd>
          </div>
          <div>
            <dt>{t('settings.hub.network')}</dt>
            <dd>{t(`settings.hub.announced.${announced}`)}</dd>
          </div>
        </dl>
      )}
    </>
  );
};

/** The store whose event this is, where it is another's. */
const UpstreamStore = ({ upstream }: { readonly upstream: NonNullable<Hub['upstream']> }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { now } = useStatus();
  const { address, sync } = upstream;
  return (
    <dl className="about">
      <div>
        <dt>{t('settings.hub.upstream')}</dt>
        <dd className="numbers">
          {address} · {syncSentence({ t, format, sync, now })}
        </dd>
      </div>
    </dl>
  );
};

/** No connection is called so. */
const everyInterface = '*';

const JoinedStations = ({ stations }: { readonly stations: Hub['stations'] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { now } = useStatus();
  return (
    <div>
      <h3 className="hub-heading">{t('settings.hub.stations')}</h3>
      <ul className="hub-stations">
        {stations.map(({ id, name, isHere, isRevoked, lastSeenAt }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            <span className="settings-soft numbers">
              {isHere
                ? t('settings.hub.here')
                : isRevoked
                  ? t('settings.hub.revoked')
                  : lastSeenAt === null
                    ? t('settings.hub.neverSeen')
                    : t('settings.hub.seen', { time: format.when(lastSeenAt, now) })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
};
