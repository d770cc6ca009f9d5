import { html } from 'hono/html';
import { AttendeeStatus } from '#shared/model/attendee.ts';
import type { Session } from '#shared/model/checkpoint.ts';
import type { Event } from '#shared/model/event.ts';
import { Language } from '#shared/model/language.ts';
import { shownFields, type SeenChange, type ShownField } from '#server/registration/readChanges.ts';
import type { Html } from '../html.ts';
import { languageNames, type TextKey, type Texts } from '../languages.ts';
import { statusSentences } from '../person/statusSentences.ts';
import { formatTime } from '../times.ts';

interface Changes {
  readonly event: Event;
  readonly sessions: readonly Session[];
  readonly changes: readonly SeenChange[];
}

/** What was changed of somebody, when and by whom, in words. */
export const changeList = (texts: Texts, { event, sessions, changes }: Changes): Html => {
  const { t } = texts;
  if (changes.length === 0) return html`<p>${t('registration.noChanges')}</p>`;
  return html`<ol class="history">
    ${changes.map(
      (change) =>
        html`<li>
          <time datetime="${new Date(change.at).toISOString()}"
            >${formatTime(texts, event.timeZone, change.at)}</time
          >
          ${t(writers[change.by])}
          <ul>
            ${shownFields
              .filter((field) => change.changes[field] !== undefined)
              .map(
                (field) =>
                  html`<li>
                    ${t(labels[field])}: <bdi>${wordsOf(texts, { field, change, sessions })}</bdi>
                  </li>`,
              )}
          </ul>
        </li>`,
    )}
  </ol>`;
};

const wordsOf = (
  { t, language }: Texts,
  {
    field,
    change,
    sessions,
  }: {
    readonly field: ShownField;
    readonly change: SeenChange;
    readonly sessions: readonly Session[];
  },
): string => {
  const value = change.changes[field];
  if (typeof value === 'string') {
    const status = AttendeeStatus.safeParse(value);
    if (field === 'status' && status.success) return t(statusSentences[status.data]);
    const named = Language.safeParse(value);
    if (field === 'language' && named.success) return languageNames[named.data];
    return value === '' ? t('registration.empty') : value;
  }
  // A session that was taken out of the programme has no name any more.
  const titles = sessions.filter(({ id }) => value?.includes(id)).map(({ title }) => title);
  return titles.length === 0
    ? t('registration.empty')
    : new Intl.ListFormat(language).format(titles);
};

const writers: Readonly<Record<SeenChange['by'], TextKey>> = {
  self: 'registration.bySelf',
  organiser: 'registration.byOrganiser',
  station: 'registration.byStation',
  list: 'registration.byList',
};

const labels: Readonly<Record<ShownField, TextKey>> = {
  firstName: 'person.firstName',
  lastName: 'person.lastName',
  badgeName: 'person.badgeName',
  company: 'person.company',
  phone: 'person.phone',
  language: 'person.language',
  email: 'person.email',
  category: 'person.category',
  status: 'person.status',
  sessions: 'person.sessions',
};
