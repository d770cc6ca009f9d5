import type { TFunction } from 'i18next';
import type { BadgeJob } from '#shared/contract/badgeCalls.ts';
import { badgeStation } from '../i18n/en/badgeStation.ts';
import { errorText } from '../station/errorText.ts';

/** What a person can say of a job. */
export type Outcome = 'printed' | 'retry' | 'spoiled';

/** What can be said now: a printer took it, or nobody knows its end; a file on disk is no question. */
export const jobOutcomes = ({ state, printer }: BadgeJob): readonly Outcome[] => {
  if (printer === 'pdf') return [];
  if (state === 'handed_over' || state === 'unknown') return ['printed', 'retry', 'spoiled'];
  return state === 'failed' ? ['retry', 'spoiled'] : [];
};

/** How a job stands, in words. */
export const jobStateText = (t: TFunction, job: BadgeJob): string => {
  if (job.printer === 'pdf') return t('badgeStation.queue.savedAsPdf');
  const state = t(`badgeStation.state.${job.state}`);
  if (job.problem === null) return `${state} · ${job.printer}`;
  const { problem } = job;
  return `${state}: ${t(`badgeStation.problem.${isProblem(problem) ? problem : 'other'}`)}`;
};

export const jobErrorText = (t: TFunction, code: string): string =>
  code === 'unknown_job' ? t('badgeStation.error.unknown_job') : errorText(t, code);

const isProblem = (problem: string): problem is keyof typeof badgeStation.problem =>
  Object.hasOwn(badgeStation.problem, problem);
