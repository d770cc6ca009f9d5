import type { Result } from '#shared/model/result.ts';
import type { Verdict } from '#shared/model/verdict.ts';
import type { BadgePrinter } from '../badges/createBadgePrinter.ts';
import type { StationContext } from '../stationContext.ts';

/** Starts a badge where this station or the checkpoint prints on a first entry. The verdict does not wait for it. */
export const printByPolicy = <Code extends string>(
  context: StationContext,
  badgePrinter: BadgePrinter,
  answered: Result<Verdict, Code>,
): Result<Verdict, Code> => {
  if (!answered.ok) return answered;
  const verdict = answered.value;
  const { tables, journal, log } = context;
  const settings = tables.kept.read('settings');
  const printer = settings?.printer ?? null;
  if (verdict.attendee === null || printer === null || printer === 'pdf') return answered;
  const policy = tables.programme.checkpoints().get(verdict.checkpoint)?.policy.autoPrint;
  const first = verdict.code === 'admitted' && (policy === 'first_entry' || settings?.autoPrint);
  const always = policy === 'always' && ['admitted', 'readmitted'].includes(verdict.code);
  if (first !== true && !always) return answered;

  const jobId = journal.newId();
  const order = { attendeeId: verdict.attendee.id, reason: '', printer, jobId };
  setImmediate(() => {
    badgePrinter
      .make(order)
      .then(async (made) => {
        if (made.ok) await badgePrinter.handOver(made.value.job, made.value.pdf);
        else log.write('warn', 'badge not printed', { job: jobId, code: made.error.code });
      })
      .catch(() => log.write('error', 'badge printing failed', { job: jobId }));
  });
  return { ok: true, value: { ...verdict, badgeJob: jobId } };
};
