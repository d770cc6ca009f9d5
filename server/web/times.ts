import type { Event } from '#shared/model/event.ts';
import type { Language } from '#shared/model/language.ts';
import type { Texts } from './languages.ts';

/** A day and a time of day in the event's time zone, in the words of the page's language. */
export const formatTime = ({ language }: Texts, timeZone: string, at: number): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(at);

/** From when to when: "Monday, 10 May 2027, 9:00–10:30". */
export const formatRange = (
  { language }: Texts,
  timeZone: string,
  { startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number },
): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).formatRange(startsAt, Math.max(startsAt, endsAt));

/** What people there call the zone, such as "Central European Time". */
export const zoneName = (
  { language }: Texts,
  { timeZone, startsAt }: Pick<Event, 'timeZone' | 'startsAt'>,
): string =>
  new Intl.DateTimeFormat(localeOf(language), { timeZone, timeZoneName: 'longGeneric' })
    .formatToParts(startsAt)
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;

/** English of no one country: the hours of a day count to 24. */
export const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : language);
