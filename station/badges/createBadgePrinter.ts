import type { CryptoKey } from 'jose';
import type { BadgeLayout } from '#shared/badge/badgeLayout.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { JobRow } from '../database/jobTable.ts';
import type { Printing } from '../printing/printing.ts';
import { record, type StationContext } from '../stationContext.ts';
import type { BadgeRenderer } from './createBadgeRenderer.ts';
import { makeBadge } from './makeBadge.ts';

type MakeError =
  | 'no_event'
  | 'unknown_attendee'
  | 'reason_required'
  | 'missing_glyphs'
  | 'does_not_fit'
  | 'generations_used_up'
  | 'cannot_record';

export interface BadgeOrder {
  readonly attendeeId: string;
  readonly reason: string;
  readonly printer: string;
  /** Chosen by a caller who has to name the job before it exists. */
  readonly jobId?: string;
}

export interface BadgePrinter {
  /** Counts a new generation, in the journal before anything is printed, and makes the PDF. */
  readonly make: (
    order: BadgeOrder,
  ) => Promise<Result<{ readonly job: JobRow; readonly pdf: Uint8Array }, MakeError>>;
  readonly handOver: (job: JobRow, pdf: Uint8Array) => Promise<JobRow>;
  /** What a person says became of a job. `retry` prints the same generation again: the badge never came out. */
  readonly settle: (
    jobId: string,
    outcome: 'printed' | 'spoiled' | 'retry',
  ) => Promise<
    Result<
      JobRow,
      'unknown_job' | 'cannot_record' | 'no_printer' | 'missing_glyphs' | 'does_not_fit'
    >
  >;
}

const lastGeneration = 255;

export const createBadgePrinter = (deps: {
  readonly context: StationContext;
  readonly renderer: BadgeRenderer;
  readonly printing: Printing;
  readonly privateKey: CryptoKey;
}): BadgePrinter => {
  const { context, renderer, printing, privateKey } = deps;
  const { tables, journal } = context;

  const render = async (
    attendeeId: string,
    generation: number,
  ): Promise<Result<Uint8Array, MakeError>> => {
    const event = tables.kept.read('event');
    const enrolment = tables.kept.read('enrolment');
    if (event === null || enrolment === null) return err('no_event');
    const attendee = tables.attendees.byId(attendeeId);
    if (attendee === null) return err('unknown_attendee');
    const signer = { keyId: enrolment.keyId, privateKey };
    const now = journal.now();
    const layout = await makeBadge({ attendee, event, generation, now, signer, renderer });
    return layout.printable ? ok(await renderer.pdf([layout])) : err(obstacle(layout));
  };

  const save = (row: JobRow): JobRow => {
    tables.jobs.change(row.id, row.state, row.problem);
    context.emit({ name: 'jobs.changed' });
    return row;
  };

  const make: BadgePrinter['make'] = async ({ attendeeId, reason, printer, jobId }) => {
    const attendee = tables.attendees.byId(attendeeId);
    if (attendee === null) return err('unknown_attendee');
    const generation = attendee.badgeGeneration + 1;
    if (generation > lastGeneration) return err('generations_used_up');
    if (generation > 1 && reason === '') return err('reason_required');
    const pdf = await render(attendeeId, generation);
    if (!pdf.ok) return pdf;
    const job: JobRow = {
      id: jobId ?? journal.newId(),
      attendee: attendeeId,
      generation,
      printer,
      state: printer === 'pdf' ? 'handed_over' : 'queued',
      problem: null,
      at: journal.now(),
    };
    const printed = { generation, printer, ...(reason === '' ? {} : { reason }) };
    const recorded = record(context, (append) => {
      // Two orders for one person may have been laid out side by side: only one is this generation.
      if (tables.attendees.byId(attendeeId)?.badgeGeneration !== generation - 1) return false;
      append({ kind: 'badgePrinted', attendee: attendeeId, body: printed });
      tables.jobs.add(job);
      return true;
    });
    if (!recorded.ok) return recorded;
    if (!recorded.value) return err('reason_required');
    context.emit({ name: 'jobs.changed' });
    return ok({ job, pdf: pdf.value });
  };

  const handOver: BadgePrinter['handOver'] = async (job, pdf) => {
    const jobName = `lanyard-${job.id.slice(-8)}`;
    tables.crashPoint('print.recorded');
    const handed = await printing.print({ pdf, printer: job.printer, jobName });
    tables.crashPoint('print.handedOver');
    return save(
      handed.ok
        ? { ...job, state: 'handed_over', problem: null }
        : { ...job, state: 'failed', problem: handed.error.code },
    );
  };

  return {
    make,
    handOver,
    settle: async (jobId, outcome) => {
      const job = tables.jobs.byId(jobId);
      if (job === null) return err('unknown_job');
      if (outcome === 'printed') return ok(save({ ...job, state: 'printed', problem: null }));
      if (outcome === 'spoiled') {
        const spoiled = record(context, (append) => {
          const body = { generation: job.generation, reason: 'spoiled' };
          append({ kind: 'badgeSpoiled', attendee: job.attendee, body });
        });
        return spoiled.ok ? ok(save({ ...job, state: 'spoiled', problem: null })) : spoiled;
      }
      if (job.printer === 'pdf') return err('no_printer');
      const pdf = await render(job.attendee, job.generation);
      if (pdf.ok) return ok(await handOver(job, pdf.value));
      return pdf.error.code === 'missing_glyphs' || pdf.error.code === 'does_not_fit'
        ? err(pdf.error.code)
        : err('unknown_job');
    },
  };
};

const obstacle = (layout: BadgeLayout): 'missing_glyphs' | 'does_not_fit' =>
  layout.notices.some((notice) => notice.code === 'missing_glyphs')
    ? 'missing_glyphs'
    : 'does_not_fit';
