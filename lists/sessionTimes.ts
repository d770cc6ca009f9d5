import { instantOf, parseListTime } from '#shared/rules/listTimes.ts';
import type { DayOrder, ListTime } from '#shared/rules/listTimes.ts';

export interface SessionTimes {
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly problem: 'time_invalid' | 'ends_before_start' | null;
  readonly field: 'date' | 'starts' | 'ends';
}

interface TimeInput {
  readonly texts: { readonly date: string; readonly starts: string; readonly ends: string };
  readonly order: DayOrder;
  readonly timeZone: string;
}

const dayMs = 86_400_000;

/** Start and end (ms since 1970) from a date, a start and an end column, any of which may hold more than its part. */
export const sessionTimes = ({ texts, order, timeZone }: TimeInput): SessionTimes => {
  const date = read(texts.date, order);
  const starts = read(texts.starts, order);
  const ends = read(texts.ends, order);
  if (date === 'invalid') return failed('time_invalid', 'date');
  if (starts === 'invalid') return failed('time_invalid', 'starts');
  if (ends === 'invalid') return failed('time_invalid', 'ends');

  const day = starts?.day ?? date?.day ?? null;
  const from = starts?.clock ?? date?.clock ?? null;
  const until = ends?.clock ?? starts?.until ?? date?.until ?? null;
  const startsAt =
    starts?.instant ?? date?.instant ?? (day && from && instantOf(day, from, timeZone));
  const endDay = ends?.day ?? day;
  const endsAt = ends?.instant ?? (endDay && until && instantOf(endDay, until, timeZone));
  if (startsAt === null && (from !== null || until !== null))
    return failed('time_invalid', 'starts');
  if (startsAt === null || endsAt === null || endsAt >= startsAt)
    return { startsAt, endsAt, problem: null, field: 'starts' };
  // "22:00 – 01:00": the end is on the next day.
  const isPastMidnight = ends?.day == null && ends?.instant == null && endsAt + dayMs > startsAt;
  return isPastMidnight
    ? { startsAt, endsAt: endsAt + dayMs, problem: null, field: 'ends' }
    : { startsAt, endsAt: null, problem: 'ends_before_start', field: 'ends' };
};

const read = (text: string, order: DayOrder): ListTime | 'invalid' | null => {
  if (text === '') return null;
  return text.length > 100 ? 'invalid' : (parseListTime(text, order) ?? 'invalid');
};

const failed = (
  problem: 'time_invalid' | 'ends_before_start',
  field: SessionTimes['field'],
): SessionTimes => ({ startsAt: null, endsAt: null, problem, field });
