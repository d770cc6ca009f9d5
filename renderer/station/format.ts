/** How numbers and times are written for people; times are ms since 1970, shown in the event's time zone. */
export interface Format {
  readonly time: (at: number) => string;
  readonly dayAndTime: (at: number) => string;
  /** Just the time on the same day as `now`, else day and time. */
  readonly when: (at: number, now: number) => string;
  readonly number: (value: number) => string;
}

/** An unknown time zone (an organiser's typing error) falls back to the machine's own. */
export const createFormat = (language: string, timeZone: string | undefined): Format => {
  const zone = timeZone !== undefined && isTimeZone(timeZone) ? { timeZone } : {};
  const time = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...zone,
  });
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', ...zone });
  const fullDay = new Intl.DateTimeFormat(language, { dateStyle: 'short', ...zone });
  const number = new Intl.NumberFormat(language);
  const dayAndTime = (at: number) => `${day.format(at)}, ${time.format(at)}`;

  return {
    time: (at) => time.format(at),
    dayAndTime,
    when: (at, now) =>
      fullDay.format(at) === fullDay.format(now) ? time.format(at) : dayAndTime(at),
    number: (value) => number.format(value),
  };
};

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
};
