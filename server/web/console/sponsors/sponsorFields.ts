import { html } from 'hono/html';
import type { Html } from '#server/web/html.ts';
import type { PageContext } from '../console.ts';
import { textField } from '../formFields.ts';
import { languageField } from '../languageField.ts';

/** What staff say of a sponsor; `editDeadline` as a field for day and time has it. */
export const sponsorFields = (
  { texts, event }: PageContext,
  values: {
    readonly name: string;
    readonly contactName: string;
    readonly contactAddress: string;
    readonly language: string;
    readonly editDeadline: string;
  },
): Html => {
  const { t } = texts;
  return html`${textField({ name: 'name', label: t('sponsors.name'), value: values.name, isRequired: true })}
  ${textField({ name: 'contactName', label: t('sponsors.contactName'), value: values.contactName })}
  ${textField({
    name: 'contactAddress',
    label: t('sponsors.contactAddress'),
    value: values.contactAddress,
    type: 'email',
    isRequired: true,
  })}
  ${languageField({
    label: t('attendees.language'),
    value: values.language,
    none: t('attendees.languageUnknown'),
  })}
  ${textField({
    name: 'editDeadline',
    label: t('sponsors.deadline'),
    value: values.editDeadline,
    type: 'datetime-local',
    hint: event.timeZone,
    isRequired: true,
  })}`;
};
