import { zonedTime } from '#shared/rules/zonedTime.ts';

/** What a field for day and time (HTML, `datetime-local`) shows of a time in ms since 1970: `2027-05-10T09:00`. */
export const toWallClock = (ms: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone })
    .format(ms)
    .replace(' ', 'T');

/** ms since 1970 of what such a field was filled in with; undefined for anything else. */
export const fromWallClock = (text: string, timeZone: string): number | undefined => {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d)?$/.exec(text);
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60;
  return isDay ? zonedTime({ year, month, day, hour, minute }, timeZone) : undefined;
};
