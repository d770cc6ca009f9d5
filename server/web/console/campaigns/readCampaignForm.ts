import { z } from 'zod';
import type { Event } from '#shared/model/event.ts';
import type { Campaign, NewCampaign } from '#server/campaigns/campaign.ts';
import { fromWallClock, toWallClock } from '../settings/wallClock.ts';

/** A field that may be there several times comes as one text or as a list. */
const several = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((told) => [told].flat());

/** What the form of a campaign sends; texts as they were typed, so that nothing is lost where something is wrong. */
export const CampaignForm = z.object({
  name: z.string(),
  question: z.string(),
  timeZone: z.string(),
  day: several,
  from: several,
  until: several,
  /** A row of slots of one length: 09:00 to 12:00, every 30 minutes. */
  rowFrom: z.string().default(''),
  rowUntil: z.string().default(''),
  rowMinutes: z.string().default(''),
  closesAt: z.string(),
});
export type CampaignForm = z.infer<typeof CampaignForm>;

/** The form of a campaign that is new: nothing but the event's own zone, and a day before it begins to answer. */
export const emptyCampaign = ({ timeZone, startsAt }: Event): CampaignForm => ({
  ...{ name: '', question: '', timeZone, day: [], from: [], until: [], ...noRow },
  closesAt: toWallClock(startsAt - dayMs, timeZone),
});

const dayMs = 24 * 3_600_000;
const noRow = { rowFrom: '', rowUntil: '', rowMinutes: '30' };

export const formOfCampaign = (campaign: Campaign): CampaignForm => ({
  name: campaign.name,
  question: campaign.question,
  timeZone: campaign.timeZone,
  day: campaign.days,
  from: campaign.slots.map(({ from }) => from),
  until: campaign.slots.map(({ until }) => until),
  ...noRow,
  closesAt: toWallClock(campaign.closesAt, campaign.timeZone),
});

/** What was asked for; times that cannot be read are none, and the store says which field is wrong. */
export const campaignOfForm = (form: CampaignForm): NewCampaign => ({
  name: form.name,
  question: form.question,
  timeZone: form.timeZone,
  days: form.day.filter((day) => day !== ''),
  slots: [...slotsOf(form), ...rowOf(form)],
  closesAt: closingOf(form),
});

/** A zone that there is not is refused by the store: until then no clock shows its time. */
const closingOf = ({ closesAt, timeZone }: CampaignForm): number => {
  try {
    return fromWallClock(closesAt, timeZone) ?? -1;
  } catch (error) {
    if (error instanceof RangeError) return -1;
    throw error;
  }
};

interface Slot {
  readonly from: string;
  readonly until: string;
}

const slotsOf = ({ from, until }: CampaignForm): readonly Slot[] =>
  from
    .map((begins, no) => ({ from: begins, until: until[no] ?? '' }))
    .filter((slot) => slot.from !== '' || slot.until !== '');

const rowOf = ({ rowFrom, rowUntil, rowMinutes }: CampaignForm): readonly Slot[] => {
  const [from, until, length] = [minutesOf(rowFrom), minutesOf(rowUntil), Number(rowMinutes)];
  if (from === undefined || until === undefined || !(length >= 5)) return [];
  const slots: Slot[] = [];
  for (let at = from; at + length <= until; at += length) {
    slots.push({ from: clockOf(at), until: clockOf(at + length) });
  }
  return slots;
};

const minutesOf = (text: string): number | undefined => {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(text) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
};

const clockOf = (minutes: number): string =>
  [Math.floor(minutes / 60) % 24, minutes % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
