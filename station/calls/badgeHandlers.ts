import { layoutToSvg } from '#shared/badge/layoutToSvg.ts';
import type { BadgeJob, badgeCalls } from '#shared/contract/badgeCalls.ts';
import { displayName } from '#shared/model/attendee.ts';
import { err, ok } from '#shared/model/result.ts';
import type { BadgeRenderer } from '../badges/createBadgeRenderer.ts';
import { previewBadge } from '../badges/makeBadge.ts';
import type { BadgePrinter } from '../badges/createBadgePrinter.ts';
import { noticesOf } from '../badges/noticesOf.ts';
import type { JobRow } from '../database/jobTable.ts';
import type { Printing } from '../printing/printing.ts';
import type { StationContext } from '../stationContext.ts';
import type { Handlers } from './handlers.ts';

export const createBadgeHandlers = (deps: {
  readonly context: StationContext;
  readonly renderer: BadgeRenderer;
  readonly printing: Printing;
  readonly badgePrinter: BadgePrinter;
}): Handlers<keyof typeof badgeCalls> => {
  const { context, renderer, printing, badgePrinter } = deps;
  const { tables } = context;
  const jobView = (row: JobRow): BadgeJob => {
    const attendee = tables.attendees.byId(row.attendee);
    const { attendee: attendeeId, ...job } = row;
    return { ...job, attendeeId, name: attendee === null ? '' : displayName(attendee) };
  };

  return {
    'badges.preview': ({ attendeeId, badgeName }) => {
      const event = tables.kept.read('event');
      if (event === null) return err('no_event');
      const attendee = tables.attendees.byId(attendeeId);
      if (attendee === null) return err('unknown_attendee');
      const shown = badgeName === undefined ? attendee : { ...attendee, badgeName };
      const layout = previewBadge({ attendee: shown, event, renderer });
      return ok({
        svg: layoutToSvg(renderer.preview(layout)),
        widthMm: layout.width,
        heightMm: layout.height,
        notices: noticesOf(layout),
        printable: layout.printable,
        printed: attendee.badgeGeneration,
      });
    },

    'badges.print': async ({ attendeeId, reason, printer }) => {
      const chosen = printer ?? tables.kept.read('settings')?.printer ?? null;
      const { printers } = await printing.list();
      const target = chosen ?? printers[0]?.id;
      if (target === undefined || !printers.some(({ id }) => id === target))
        return err('no_printer');
      const made = await badgePrinter.make({ attendeeId, reason, printer: target });
      if (!made.ok) return made;
      return ok(jobView(await badgePrinter.handOver(made.value.job, made.value.pdf)));
    },

    'badges.save': async ({ attendeeId, reason }) => {
      const made = await badgePrinter.make({ attendeeId, reason, printer: 'pdf' });
      if (!made.ok) return made;
      const { job, pdf } = made.value;
      return ok({
        job: jobView(job),
        // No name: file names end up in lists, mails and backups.
        fileName: `badge-${job.id.slice(-8)}-${job.generation}.pdf`,
        pdf: Buffer.from(pdf).toString('base64'),
      });
    },

    'badges.jobs': ({ limit }) => ok(tables.jobs.newest(limit).map(jobView)),

    'badges.settle': async ({ jobId, outcome }) => {
      const settled = await badgePrinter.settle(jobId, outcome);
      return settled.ok ? ok(jobView(settled.value)) : settled;
    },

    'printers.list': async () => {
      const { printers, systemPrinting } = await printing.list();
      return ok({
        printers: [...printers, { id: 'pdf', name: 'PDF', kind: 'pdf' }],
        systemPrinting,
      });
    },
  };
};
