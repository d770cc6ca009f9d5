import { z } from 'zod';
import { AttendeeId } from '../model/ids.ts';
import { call } from './call.ts';

/** What the layout has to say: characters that no font can draw, or a name that had to shrink or wrap. */
export const BadgeNotice = z.object({
  kind: z.enum([
    'missing_glyphs',
    'shrunk',
    'wrapped',
    'shortened',
    'does_not_fit',
    'empty',
    'qr_too_small',
  ]),
  element: z.string(),
  characters: z.string().optional(),
});

export const BadgeJob = z.object({
  id: z.string(),
  attendeeId: AttendeeId,
  name: z.string(),
  generation: z.int(),
  printer: z.string(),
  state: z.enum(['queued', 'handed_over', 'printed', 'unknown', 'failed', 'spoiled', 'canceled']),
  /** Why it failed, one of the errors below. */
  problem: z.string().nullable(),
  at: z.int(),
});
export type BadgeJob = z.infer<typeof BadgeJob>;

/** `pdf` saves a file instead of printing. */
export const Printer = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['system', 'pdf']),
});
export type Printer = z.infer<typeof Printer>;

const printErrors = [
  'no_event',
  'unknown_attendee',
  'reason_required',
  'missing_glyphs',
  'does_not_fit',
  'generations_used_up',
  'cannot_record',
] as const;
const toPrint = { attendeeId: AttendeeId, reason: z.string().trim().max(500).default('') };

export const badgeCalls = {
  'badges.preview': call({
    about: 'The badge as it will print, as SVG with outlines only; nothing is recorded',
    input: z.object({
      attendeeId: AttendeeId,
      badgeName: z.string().trim().max(200).optional(),
    }),
    output: z.object({
      svg: z.string(),
      widthMm: z.number(),
      heightMm: z.number(),
      notices: z.array(BadgeNotice),
      /** False where the badge would be refused, as the notices say. */
      printable: z.boolean(),
      /** Badges of this person printed so far; from the second on a reason is needed. */
      printed: z.int(),
    }),
    errors: ['no_event', 'unknown_attendee'],
  }),
  'badges.print': call({
    about: 'Prints a badge with a new generation; the former badge is superseded',
    input: z.object({ ...toPrint, printer: z.string().optional() }),
    output: BadgeJob,
    errors: [...printErrors, 'no_printer'],
  }),
  'badges.save': call({
    about: 'Makes a badge with a new generation as a PDF file (base64)',
    input: z.object(toPrint),
    output: z.object({ job: BadgeJob, fileName: z.string(), pdf: z.string() }),
    errors: printErrors,
  }),
  'badges.jobs': call({
    about: 'The print queue, newest first',
    input: z.object({ limit: z.int().min(1).max(200).default(50) }),
    output: z.array(BadgeJob),
    errors: [],
  }),
  'badges.settle': call({
    about:
      'A person says what became of a job: it came out, or it did not (then it may be sent again)',
    input: z.object({ jobId: z.string(), outcome: z.enum(['printed', 'spoiled', 'retry']) }),
    output: BadgeJob,
    errors: ['unknown_job', 'cannot_record', 'no_printer', 'missing_glyphs', 'does_not_fit'],
  }),
  'printers.list': call({
    about: 'The printers of this machine, and saving as PDF',
    input: z.object({}),
    output: z.object({ printers: z.array(Printer), systemPrinting: z.boolean() }),
    errors: [],
  }),
} as const;
