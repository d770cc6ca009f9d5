import { useTranslation } from 'react-i18next';
import type { DoubleView } from '#shared/contract/supervisorCalls.ts';
import { useFormat } from '../station/useFormat.ts';
import { useStatus } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';

interface Props {
  readonly double: DoubleView;
  readonly onSeen: () => Promise<void>;
}

/** Who was admitted by two stations apart, with both times and stations. */
export const DoubleRow = ({ double, onSeen }: Props) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { now } = useStatus();
  const { earlier, later } = double;
  const name = double.name ?? t('supervisor.doubles.unlisted');
  return (
    <li>
      <span className="open-who">
        <b>
          <bdi>{name}</bdi>
        </b>
        {double.company !== '' && (
          <span>
            <bdi>{double.company}</bdi>
          </span>
        )}
        <span>
          <bdi>
            {t('supervisor.doubles.where', {
              place: double.checkpointName,
              earlierAt: format.when(earlier.at, now),
              earlierStation: earlier.stationName,
              laterAt: format.when(later.at, now),
              laterStation: later.stationName,
            })}
          </bdi>
        </span>
      </span>
      <Button
        size="small"
        aria-label={t('supervisor.doubles.seenOf', { name })}
        onPress={() => void onSeen()}
      >
        {t('supervisor.doubles.seen')}
      </Button>
    </li>
  );
};
