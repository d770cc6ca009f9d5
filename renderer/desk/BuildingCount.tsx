import { useTranslation } from 'react-i18next';
import { entranceCheckpointId } from '#shared/model/ids.ts';
import { useCall } from '../station/useCall.ts';
import { useFormat } from '../station/useFormat.ts';

/** How many came through the entrance and are still in, of all who are expected. */
export const BuildingCount = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const { value } = useCall('checkpoints.read', { checkpoint: entranceCheckpointId }, [
    'journal.changed',
    'list.changed',
  ]);
  const inside = value?.inside ?? 0;
  const expected = value?.expected ?? 0;
  const share = expected === 0 ? 0 : Math.min(1, inside / expected);
  return (
    <div className="desk-count" data-is-known={value !== undefined}>
      <p>
        <span>{t('desk.inBuilding')}</span> <b>{format.number(inside)}</b>{' '}
        <span>{t('desk.ofExpected', { total: format.number(expected) })}</span>
      </p>
      <svg className="desk-count-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden>
        <rect width={share * 100} height="1" />
      </svg>
    </div>
  );
};
