import { html } from 'hono/html';
import type { AttendeeFields } from '#shared/model/attendee.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { PageContext } from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';
import { choiceField, textField } from '../formFields.ts';
import { languageField } from '../languageField.ts';
import { statusOptions } from './statusOptions.ts';

export type FormValues = Omit<AttendeeFields, 'sessions'>;

export const noFields: FormValues = {
  firstName: '',
  lastName: '',
  badgeName: '',
  company: '',
  email: '',
  phone: '',
  orderNumber: '',
  category: '',
  language: '',
  status: 'confirmed',
  note: '',
};

/** All that staff may write of a person. */
export const attendeeForm = (
  { texts, staff }: Pick<PageContext, 'texts' | 'staff'>,
  form: { readonly action: string; readonly values: FormValues; readonly problem?: ConsoleKey },
): Html => {
  const { t } = texts;
  const { values, action, problem } = form;
  const field = (name: keyof FormValues, more = {}) =>
    textField({ name, label: t(`attendees.${name}`), value: values[name], ...more });
  return html`<form method="post" action="${action}" class="panel">
    ${tokenField(staff.cookie)}
    ${problem === undefined ? '' : html`<p class="problem" role="alert">${t(problem)}</p>`}
    <div class="columns">
      ${field('firstName')} ${field('lastName')}
      ${field('badgeName', { hint: t('attendees.badgeNameHint') })} ${field('company')}
      ${field('email', { hint: t('attendees.emailHint') })} ${field('phone', { type: 'tel' })}
      ${field('orderNumber')} ${field('category')}
      ${choiceField({
        name: 'status',
        label: t('attendees.status'),
        value: values.status,
        options: statusOptions(texts),
      })}
      ${languageField({
        label: t('attendees.language'),
        value: values.language,
        none: t('attendees.languageUnknown'),
      })}
    </div>
    ${field('note', { lines: 2, hint: t('attendees.noteHint') })}
    <button class="main">${t('attendees.save')}</button>
  </form>`;
};
