import { z } from 'zod';
import type { Event } from '#shared/model/event.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { isTimeZone } from '#shared/rules/isTimeZone.ts';
import { checkPublicFields } from '../links/checkPublicFields.ts';
import { campaignSlots } from './campaignSlots.ts';

const isRealDay = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** YYYY-MM-DD, a day that there is. */
const Day = z
  .string()
  .regex(/^2\d{3}-\d{2}-\d{2}$/)
  .refine(isRealDay);
/** HH:MM, 24 hours. */
const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A part of each day, in the campaign's time zone; one that ends before it begins ends on the day after. */
const SlotOfDay = z
  .object({ from: ClockTime, until: ClockTime })
  .refine(({ from, until }) => from !== until);

const sorted = <Item>(items: readonly Item[], textOf: (item: Item) => string): Item[] =>
  [...new Map(items.map((item) => [textOf(item), item])).values()].toSorted((one, other) =>
    textOf(one) < textOf(other) ? -1 : 1,
  );

/** What a campaign asks: on which of these days and slots somebody can meet. `closesAt` is ms since 1970. */
export const CampaignFields = z.object({
  name: z.string().trim().min(1).max(200),
  question: z.string().trim().max(2000).default(''),
  timeZone: z.string().max(64).refine(isTimeZone),
  days: z
    .array(Day)
    .min(1)
    .max(60)
    .transform((days) => sorted(days, (day) => day)),
  slots: z
    .array(SlotOfDay)
    .min(1)
    .max(48)
    .transform((slots) => sorted(slots, ({ from, until }) => `${from}-${until}`)),
  /** After the year 2000: a time that could not be read is none. */
  closesAt: z.int().min(Date.UTC(2000)),
});
export type CampaignFields = z.infer<typeof CampaignFields>;
export type NewCampaign = z.input<typeof CampaignFields>;

export type Campaign = CampaignFields & { readonly id: string; readonly createdAt: number };

export type CampaignError =
  'invalid_campaign' | 'too_many_slots' | 'closes_too_late' | 'make_a_generic_link';

/** `details.field` names what cannot be used. Links live until the event ends, so no campaign goes on for longer. */
export const checkCampaign = (
  wanted: NewCampaign,
  event: Pick<Event, 'endsAt'>,
): Result<CampaignFields, CampaignError> => {
  const parsed = CampaignFields.safeParse(wanted);
  if (!parsed.success) {
    return err('invalid_campaign', { field: String(parsed.error.issues[0]?.path[0] ?? '') });
  }
  const fields = parsed.data;
  const slots = campaignSlots(fields);
  if (slots.length === 0) return err('invalid_campaign', { field: 'slots' });
  if (slots.length > mostSlots) return err('too_many_slots', { most: mostSlots });
  if (fields.closesAt > event.endsAt) return err('closes_too_late');
  const open = checkPublicFields({ name: fields.name, question: fields.question });
  return open.ok ? ok(fields) : open;
};

/** As many radio groups as a person can be asked to go through, and more. */
const mostSlots = 300;
