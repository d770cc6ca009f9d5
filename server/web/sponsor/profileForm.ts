import { html } from 'hono/html';
import {
  mostContacts,
  profileLengths,
  type Sponsor,
  type SponsorContact,
  type SponsorProfile,
} from '#server/sponsors/sponsor.ts';
import { tokenField } from '../forms.ts';
import type { Html } from '../html.ts';
import type { TextKey, Texts } from '../languages.ts';

/** What is wrong with one field of the form, by the field's name. */
export interface FieldProblem {
  readonly field: string;
  readonly sentence: TextKey;
}

export interface ProfileView {
  readonly texts: Texts;
  readonly cookie: string;
  readonly sponsor: Sponsor;
  /** What the form says, where it could not be saved. */
  readonly told?: SponsorProfile | undefined;
  readonly problem?: FieldProblem | undefined;
}

export const profileForm = ({ texts, cookie, sponsor, told, problem }: ProfileView): Html => {
  const { t } = texts;
  const { shortText, longText, website, contacts } = told ?? sponsor.profile;
  const field = fieldIn(texts, problem);
  return html`<form method="post" action="/s/profile" novalidate>
    ${tokenField(cookie)}
    ${field({
      name: 'shortText',
      label: 'sponsor.shortText',
      hint: t('sponsor.shortHint', { count: profileLengths.shortText }),
      control: (more) =>
        html`<textarea ${more} rows="2" maxlength="${profileLengths.shortText}" dir="auto">
${shortText}</textarea>`,
    })}
    ${field({
      name: 'longText',
      label: 'sponsor.longText',
      hint: t('sponsor.longHint', { count: profileLengths.longText }),
      control: (more) =>
        html`<textarea ${more} rows="8" maxlength="${profileLengths.longText}" dir="auto">
${longText}</textarea>`,
    })}
    ${field({
      name: 'website',
      label: 'sponsor.website',
      hint: t('sponsor.websiteHint'),
      control: (more) =>
        html`<input
          ${more}
          type="url"
          dir="ltr"
          inputmode="url"
          maxlength="${profileLengths.website}"
          value="${website}"
        />`,
    })}
    <h2>${t('sponsor.contacts')}</h2>
    <p class="hint">${t('sponsor.contactsHint')}</p>
    ${Array.from({ length: mostContacts }, (_, no) =>
      contactFields({ texts, field, no, contact: contacts[no] }),
    )}
    <div class="actions">
      <button class="main">${t('sponsor.save')}</button>
      <a class="button" href="/s/preview">${t('sponsor.preview')}</a>
    </div>
  </form>`;
};

const contactFields = ({
  texts: { t },
  field,
  no,
  contact = { name: '', email: '', phone: '' },
}: {
  readonly texts: Texts;
  readonly field: WriteField;
  readonly no: number;
  readonly contact: SponsorContact | undefined;
}): Html => {
  const input = (name: keyof SponsorContact, label: TextKey, type: string): Html =>
    field({
      name: `contacts.${no}.${name}`,
      label,
      control: (more) =>
        html`<input
          ${more}
          type="${type}"
          maxlength="254"
          dir="${type === 'text' ? 'auto' : 'ltr'}"
          autocomplete="off"
          value="${contact[name]}"
        />`,
    });
  return html`<fieldset class="contact">
    <legend>${t('sponsor.contactNo', { no: no + 1 })}</legend>
    ${input('name', 'sponsor.contactName', 'text')} ${input('email', 'sponsor.email', 'email')}
    ${input('phone', 'sponsor.phone', 'tel')}
  </fieldset>`;
};

interface Field {
  readonly name: string;
  readonly label: TextKey;
  readonly hint?: string;
  /** Gets id, name and what describes it. */
  readonly control: (more: Html) => Html;
}
type WriteField = (field: Field) => Html;

const fieldIn =
  ({ t }: Texts, problem: FieldProblem | undefined): WriteField =>
  ({ name, label, hint, control }) => {
    const id = name.replaceAll('.', '-');
    const isWrong = problem?.field === name;
    const described = [
      ...(isWrong ? [`${id}-problem`] : []),
      ...(hint === undefined ? [] : [`${id}-hint`]),
    ].join(' ');
    const more = html`id="${id}" name="${name}"
    ${described === '' ? '' : html`aria-describedby="${described}"`}
    ${isWrong ? html`aria-invalid="true" autofocus` : ''}`;
    return html`<div class="field">
      <label for="${id}">${t(label)}</label>
      ${control(more)}
      ${
        isWrong
          ? html`<p class="problem" id="${id}-problem" role="alert">${t(problem.sentence)}</p>`
          : ''
      }
      ${hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    </div>`;
  };
