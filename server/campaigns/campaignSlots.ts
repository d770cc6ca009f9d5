import { zonedTime } from '#shared/rules/zonedTime.ts';

/** A slot of a day as a span of time, ms since 1970. Its id stays the same when days or slots beside it change. */
export interface CampaignSlot {
  readonly id: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Days as YYYY-MM-DD, slots as HH:MM, in a time zone (IANA). */
export interface DaysAndSlots {
  readonly days: readonly string[];
  readonly slots: readonly { readonly from: string; readonly until: string }[];
  readonly timeZone: string;
}

/**
 * Every slot of every day, by time. Where a change to summer time leaves a whole slot out, that day does not have it; one that
 * the change shortens or lengthens is as long as the clocks on the wall make it.
 */
export const campaignSlots = ({ days, slots, timeZone }: DaysAndSlots): readonly CampaignSlot[] =>
  days
    .flatMap((day) =>
      slots.map(({ from, until }) => ({
        id: `${day}_${from}-${until}`,
        startsAt: instant(day, from, timeZone),
        endsAt: instant(until > from ? day : dayAfter(day), until, timeZone),
      })),
    )
    .filter(({ startsAt, endsAt }) => startsAt < endsAt)
    .toSorted((one, other) => one.startsAt - other.startsAt || one.endsAt - other.endsAt);

const instant = (date: string, clock: string, timeZone: string): number => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return zonedTime({ year, month, day, hour, minute }, timeZone);
};

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
