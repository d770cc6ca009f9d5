import { isTimeZone } from '#shared/rules/isTimeZone.ts';
import { instantOf, parseListTime } from '#shared/rules/listTimes.ts';

/** "2027-05-04 18:00" in a time zone, or a time with an offset of its own, as ms since 1970; undefined for anything else. */
export const readMoment = (text: string, timeZone: string): number | undefined => {
  const told = parseListTime(text, 'day_first');
  if (told === null) return undefined;
  const { day, clock, instant } = told;
  if (instant !== null) return instant;
  return day === null || clock === null || !isTimeZone(timeZone)
    ? undefined
    : instantOf(day, clock, timeZone);
};
