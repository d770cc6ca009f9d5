import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import { useStation } from '../station/StationContext.tsx';

/** How long is waited before it is listened again, ms. */
const restMs = 4000;

/** Hubs that announce themselves on this network. It takes their code to join one; this says where to ask for it. */
export const HeardHubs = () => {
  const { t } = useTranslation();
  const hubs = useHeardHubs();
  if (hubs.length === 0) return null;
  return (
    <div className="heard-hubs">
      <h3>{t('start.hubs.title')}</h3>
      <ul>
        {hubs.map(({ fingerprint, address }) => (
          <li key={fingerprint} className="numbers">
            {t('start.hubs.one', { fingerprint, address })}
          </li>
        ))}
      </ul>
      <p className="start-soft">{t('start.hubs.about')}</p>
    </div>
  );
};

const useHeardHubs = (): CallOutput<'hubs.hear'> => {
  const station = useStation();
  const [hubs, setHubs] = useState<CallOutput<'hubs.hear'>>([]);
  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hear = async (): Promise<void> => {
      const heard = await station.call('hubs.hear', {});
      if (!isCurrent) return;
      if (heard.ok) setHubs(heard.value);
      timer = setTimeout(() => void hear(), restMs);
    };
    void hear();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [station]);
  return hubs;
};
