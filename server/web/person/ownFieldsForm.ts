import { html } from 'hono/html';
import type { OwnFields } from '#server/people/ownFields.ts';
import type { Html } from '../html.ts';
import type { Texts } from '../languages.ts';
import { personField } from './personField.ts';

const fields = [
  { name: 'firstName', autocomplete: 'given-name', type: 'text' },
  { name: 'lastName', autocomplete: 'family-name', type: 'text' },
  { name: 'badgeName', autocomplete: 'off', type: 'text' },
  { name: 'company', autocomplete: 'organization', type: 'text' },
  { name: 'phone', autocomplete: 'tel', type: 'tel' },
] as const satisfies readonly {
  readonly name: keyof OwnFields;
  readonly autocomplete: string;
  readonly type: string;
}[];

/** The fields that are a person's own, to be written. */
export const ownFieldsForm = (texts: Texts, values: OwnFields): Html =>
  html`${fields.map(({ name, autocomplete, type }) =>
    personField(texts, {
      name,
      autocomplete,
      type,
      value: values[name],
      ...(name === 'badgeName' ? { hint: 'person.badgeNameHint' } : {}),
    }),
  )}`;

/** The same to be read, with the mail address; what is empty is left out. */
export const ownFieldsList = (
  { t }: Texts,
  values: OwnFields & { readonly email: string },
): Html => html`
  <dl class="facts">
    ${[...fields.map(({ name }) => name), 'email' as const].map((name) =>
      values[name] === ''
        ? ''
        : html`<div>
            <dt>${t(`person.${name}`)}</dt>
            <dd><bdi>${values[name]}</bdi></dd>
          </div>`,
    )}
  </dl>
`;

/** The mail address below those fields, and why it is none of them. */
export const addressNote = ({ t }: Texts, { email }: { readonly email: string }): Html => html`
  <div class="field">
    <p class="as-label">${t('person.email')}</p>
    <p><bdi>${email === '' ? t('person.none') : email}</bdi></p>
    <p class="hint">${t('person.emailHint')}</p>
  </div>
`;
