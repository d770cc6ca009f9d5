import { useTranslation } from 'react-i18next';
import type { BadgeJob } from '#shared/contract/badgeCalls.ts';
import { useFormat } from '../station/useFormat.ts';
import { Button } from '../ui/Button.tsx';
import { jobOutcomes, jobStateText } from './jobWords.ts';
import type { Outcome } from './jobWords.ts';

interface Props {
  readonly job: BadgeJob;
  readonly onOpen: () => void;
  readonly onSettle: (outcome: Outcome) => void;
}

/** One order: whose badge, how it stands, and the question where only a person knows the answer. */
export const QueueRow = ({ job, onOpen, onSettle }: Props) => {
  const { t } = useTranslation();
  const format = useFormat();
  const outcomes = jobOutcomes(job);
  return (
    <li className="queue-row">
      <button type="button" className="queue-open" onClick={onOpen}>
        <span className="queue-name">
          <bdi>{job.name}</bdi>
        </span>
        <time className="queue-time">{format.time(job.at)}</time>
        <span className="queue-state" data-state={job.state}>
          {jobStateText(t, job)}
        </span>
      </button>
      {outcomes.length > 0 && (
        <div className="queue-ask" role="group" aria-label={t('badgeStation.queue.asks')}>
          {outcomes.map((outcome) => {
            const words = t(
              outcome === 'retry' && job.state === 'failed'
                ? 'badgeStation.queue.again'
                : `badgeStation.queue.${outcome}`,
            );
            return (
              <Button
                key={outcome}
                size="small"
                kind={outcome === 'spoiled' ? 'quiet' : 'plain'}
                aria-label={t('badgeStation.queue.ofName', { action: words, name: job.name })}
                onPress={() => onSettle(outcome)}
              >
                {words}
              </Button>
            );
          })}
        </div>
      )}
    </li>
  );
};
