import { zonedTime } from './zonedTime.ts';

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
}

/** What a cell says of a time: any of a day, a time of day, and (after "–") a second time of day; or an exact instant. */
export interface ListTime {
  readonly day: Day | null;
  readonly clock: ClockTime | null;
  readonly until: ClockTime | null;
  /** Milliseconds since 1970, where the cell names its own offset. */
  readonly instant: number | null;
}

/** In which order a list writes "04/05/2026". */
export type DayOrder = 'day_first' | 'month_first';

/** Reads "2026-05-04 09:15", "04.05.2026 9:15 Uhr", "5/4/2026 9:15 AM", "9h15", "09:15 – 10:00", ISO 8601; else null. */
export const parseListTime = (text: string, order: DayOrder): ListTime | null => {
  const trimmed = text.trim();
  if (withOffset.test(trimmed)) {
    const instant = Date.parse(trimmed.replace(' ', 'T').replace(/ /g, ''));
    return Number.isNaN(instant) ? null : { day: null, clock: null, until: null, instant };
  }
  const found = findDay(trimmed, order);
  if (found === null) return null;
  const clocks = parseClocks(found.rest);
  if (clocks === null) return null;
  const [clock = null, until = null] = clocks;
  if (found.day === null && clock === null) return null;
  return { day: found.day, clock, until, instant: null };
};

/** Month first if any date can be read that way only, or the times say AM and PM. */
export const guessDayOrder = (texts: readonly string[]): DayOrder => {
  const pairs = texts.map((text) => /^\s*(?:[^\d\s]+\s+)?(\d{1,2})\/(\d{1,2})\/\d{2,4}/.exec(text));
  if (pairs.some((pair) => Number(pair?.[1]) > 12)) return 'day_first';
  if (pairs.some((pair) => Number(pair?.[2]) > 12)) return 'month_first';
  const hasSlashes = pairs.some((pair) => pair !== null);
  return hasSlashes && texts.some((text) => /\d\s*[ap]\.?m\b/i.test(text))
    ? 'month_first'
    : 'day_first';
};

/** The instant (ms since 1970) of a day and a time of day at the event. */
export const instantOf = (day: Day, clock: ClockTime, timeZone: string): number =>
  zonedTime({ ...day, ...clock }, timeZone);

/** "2026-05-04 09:15-10:00" is two times of day; with a T or seconds it is ISO 8601 with an offset. */
const withOffset =
  /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)? ?(?:Z|[+-]\d{2}:?\d{2})| \d{2}:\d{2}(?: ?(?:Z|\+\d{2}:?\d{2})|:\d{2}(?:\.\d+)? ?(?:Z|[+-]\d{2}:?\d{2})))$/i;

const yearFirst = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const yearLast = /(?<![\d:])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)/;

const findDay = (
  text: string,
  order: DayOrder,
): { readonly day: Day | null; readonly rest: string } | null => {
  const iso = yearFirst.exec(text);
  const other = iso === null ? yearLast.exec(text) : null;
  if (iso === null && other === null) return { day: null, rest: text };
  const day = iso === null ? dayFrom(other, order) : dayOf(iso[1], iso[2], iso[3]);
  if (day === null) return null;
  const rest = text.replace(iso === null ? yearLast : yearFirst, ' ');
  return { day, rest: rest.replace(/^(\s*)T(?=\d)/i, ' ') };
};

const dayFrom = (found: RegExpExecArray | null, order: DayOrder): Day | null => {
  if (found === null) return null;
  const [, first, separator, second, year = ''] = found;
  const fullYear = year.length === 2 ? `20${year}` : year;
  // Only slashes are ever written month first.
  return separator === '/' && order === 'month_first'
    ? dayOf(fullYear, first, second)
    : dayOf(fullYear, second, first);
};

const dayOf = (year?: string, month?: string, day?: string): Day | null => {
  const parts = { year: Number(year), month: Number(month), day: Number(day) };
  const date = new Date(Date.UTC(parts.year, parts.month - 1, parts.day));
  const isReal = date.getUTCMonth() === parts.month - 1 && date.getUTCDate() === parts.day;
  return isReal && parts.year >= 1970 && parts.year < 2200 ? parts : null;
};

const clock =
  /(\d{1,2})(?:\s?[:.h]\s?(\d{2})(?::\d{2}(?:\.\d+)?)?|\s?h(?![a-z])|(?=\s?[ap]\.?m|\s?uhr))\s?([ap])?(?:\.?m\.?)?/gi;
/** Words that go with times and weekdays, and what stands between two times. */
const filler =
  /^(?:[\s,;.()@–—-]|uhr|h|at|um|von|bis|from|until|to|a las|hasta|jusqu|de|a|à|le|el|am|den|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|miércoles|jueves|viernes|sabado|sábado|domingo|(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)\b)*$/i;

const parseClocks = (text: string): ClockTime[] | null => {
  const clocks: ClockTime[] = [];
  for (const [, hours = '', minutes = '0', half] of text.matchAll(clock)) {
    const time = { hour: hourOf(Number(hours), half), minute: Number(minutes) };
    if (time.hour > 23 || time.minute > 59) return null;
    clocks.push(time);
  }
  if (clocks.length > 2 || !filler.test(text.replace(clock, ' '))) return null;
  return clocks;
};

const hourOf = (hour: number, half: string | undefined): number => {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
};
