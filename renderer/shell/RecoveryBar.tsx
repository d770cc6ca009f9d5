import { useTranslation } from 'react-i18next';
import { useStation, useStatus } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';

/** Tells, until somebody has read it, that a damaged file was set aside and what was saved of it. */
export const RecoveryBar = () => {
  const { t } = useTranslation();
  const station = useStation();
  const { recovery } = useStatus();
  if (recovery === null) return <div role="status" hidden />;

  const { saved, lost, file } = recovery;
  const sentences = [
    t('shell.recovery.damaged'),
    t('shell.recovery.saved', { count: saved }),
    ...(lost > 0 ? [t('shell.recovery.lost', { count: lost })] : []),
    t('shell.recovery.next', { file }),
  ];
  return (
    <div role="status" className="offline-bar recovery-bar">
      <span>{sentences.join(' ')}</span>
      <Button size="small" onPress={() => void station.call('recovery.dismiss', {})}>
        {t('shell.recovery.gotIt')}
      </Button>
    </div>
  );
};
