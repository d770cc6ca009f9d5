import { dayOf } from '#shared/rules/dayOf.ts';
import type { CampaignSlot } from '#server/campaigns/campaignSlots.ts';
import type { Language } from '#shared/model/language.ts';
import { localeOf } from '../times.ts';

/** A slot as one person reads it; `there` is the same at the event, where that is another time zone. */
export interface ShownSlot {
  readonly id: string;
  readonly time: string;
  readonly there: string | null;
}

export interface ShownDay {
  /** YYYY-MM-DD in the person's zone. */
  readonly day: string;
  readonly title: string;
  readonly slots: readonly ShownSlot[];
}

export interface Zones {
  readonly own: string;
  readonly event: string;
}

/** The slots by the days of the person's own calendar: what is Monday evening at the event may be Tuesday where they are. */
export const slotsByDay = (
  slots: readonly CampaignSlot[],
  { own, event }: Zones,
  language: Language,
): readonly ShownDay[] => {
  const write = createTimeWriter(language);
  const days = Map.groupBy(slots, ({ startsAt }) => dayOf(startsAt, own));
  return [...days].map(([day, ofDay]) => ({
    day,
    title: write.day(ofDay[0]?.startsAt ?? 0, own),
    slots: ofDay.map(({ id, startsAt, endsAt }) => {
      const isOtherDay = dayOf(startsAt, event) !== day;
      const there = `${isOtherDay ? `${write.weekday(startsAt, event)} ` : ''}${write.span(startsAt, endsAt, event)}`;
      return {
        id,
        time: write.span(startsAt, endsAt, own),
        there: own === event ? null : there,
      };
    }),
  }));
};

/** Times in the words of a language; every function takes ms since 1970 and a time zone (IANA). */
const createTimeWriter = (language: Language) => {
  const format = (time: number, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(localeOf(language), options).format(time);
  const clock = (time: number, timeZone: string): string =>
    format(time, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return {
    day: (time: number, timeZone: string): string =>
      format(time, { timeZone, weekday: 'long', day: 'numeric', month: 'long' }),
    weekday: (time: number, timeZone: string): string =>
      format(time, { timeZone, weekday: 'short' }),
    /** Of the clocks alone: what ends on the next day needs no second date. */
    span: (from: number, until: number, timeZone: string): string =>
      `${clock(from, timeZone)} – ${clock(until, timeZone)}`,
  };
};
