import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BadgeJob } from '#shared/contract/badgeCalls.ts';
import { useCall } from '../station/useCall.ts';
import { useStation } from '../station/StationContext.tsx';
import { QueueRow } from './QueueRow.tsx';
import type { Outcome } from './jobWords.ts';
import { jobErrorText } from './jobWords.ts';

interface Props {
  readonly onOpen: (person: { readonly id: string }) => void;
}

/** The latest orders, newest first. Nobody but a person knows for sure what came out, so it asks. */
export const PrintQueue = ({ onOpen }: Props) => {
  const { t } = useTranslation();
  const station = useStation();
  const { value } = useCall('badges.jobs', { limit: 30 }, ['jobs.changed']);
  const [problem, setProblem] = useState<string>();

  const settle = async (job: BadgeJob, outcome: Outcome): Promise<void> => {
    const settled = await station.call('badges.settle', { jobId: job.id, outcome });
    setProblem(settled.ok ? undefined : settled.error.code);
  };

  return (
    <section className="side-list" aria-labelledby="print-queue">
      <h2 id="print-queue" className="side-list-title">
        {t('badgeStation.queue.title')}
      </h2>
      {problem !== undefined && (
        <p role="alert" className="queue-problem">
          {jobErrorText(t, problem)}
        </p>
      )}
      {value?.length === 0 && <p className="side-list-empty">{t('badgeStation.queue.empty')}</p>}
      <ol className="side-list-rows">
        {value?.map((job) => (
          <QueueRow
            key={job.id}
            job={job}
            onOpen={() => onOpen({ id: job.attendeeId })}
            onSettle={(outcome) => void settle(job, outcome)}
          />
        ))}
      </ol>
    </section>
  );
};
