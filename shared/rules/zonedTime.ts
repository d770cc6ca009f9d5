/** A time as a clock on the wall shows it, with no zone. Months count from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/**
 * Milliseconds since 1970 of a wall time in an IANA time zone. A time that the change to summer time leaves out is moved
 * by the hour that was left out; of one that happens twice, the first counts.
 */
export const zonedTime = (wall: WallTime, timeZone: string): number => {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  const before = asUtc - offsetAt(asUtc - dayMs, timeZone);
  const after = asUtc - offsetAt(asUtc + dayMs, timeZone);
  // With the offset of the day before and of the day after: at most one change lies between them.
  if (before + offsetAt(before, timeZone) === asUtc) return before;
  return after + offsetAt(after, timeZone) === asUtc ? after : before;
};

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

const offsetAt = (time: number, timeZone: string): number => {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(
    format.formatToParts(time).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return wall - Math.floor(time / 1000) * 1000;
};
