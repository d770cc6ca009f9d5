import { html } from 'hono/html';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { PageContext } from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';
import { textField } from '../formFields.ts';

/** What stands in the form of a session: times as `datetime-local` has them, in the event's zone. */
export interface SessionValues {
  readonly title: string;
  readonly room: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly seats: string;
}

export const sessionForm = (
  { texts: { t }, staff, event }: PageContext,
  form: {
    readonly action: string;
    readonly values: SessionValues;
    readonly problem?: ConsoleKey | undefined;
  },
): Html => {
  const { values, action, problem } = form;
  const field = (name: keyof SessionValues, label: ConsoleKey, more = {}) =>
    textField({ name, label: t(label), value: values[name], ...more });
  const moment = { type: 'datetime-local', hint: event.timeZone, isRequired: true };
  return html`<form method="post" action="${action}" class="panel narrow">
    ${tokenField(staff.cookie)}
    ${problem === undefined ? '' : html`<p class="problem" role="alert">${t(problem)}</p>`}
    ${field('title', 'lists.field_title', { isRequired: true })} ${field('room', 'programme.room')}
    ${field('startsAt', 'programme.begins', moment)} ${field('endsAt', 'programme.ends', moment)}
    ${field('seats', 'programme.seats', { type: 'number', hint: t('programme.seatsHint') })}
    <button class="main">${t('attendees.save')}</button>
  </form>`;
};
