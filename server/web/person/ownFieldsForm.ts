import { html } from 'hono/html';
import type { AttendeeFields } from '#shared/model/attendee.ts';
import { Language, languages } from '#shared/model/language.ts';
import type { Html } from '../html.ts';
import { languageNames, type Texts } from '../languages.ts';
import { personField } from './personField.ts';

/** Those fields as they are, or as they were typed. */
export interface OwnValues extends Pick<
  AttendeeFields,
  'firstName' | 'lastName' | 'badgeName' | 'company' | 'phone'
> {
  readonly language?: string;
}

const fields = [
  { name: 'firstName', autocomplete: 'given-name', type: 'text' },
  { name: 'lastName', autocomplete: 'family-name', type: 'text' },
  { name: 'badgeName', autocomplete: 'off', type: 'text' },
  { name: 'company', autocomplete: 'organization', type: 'text' },
  { name: 'phone', autocomplete: 'tel', type: 'tel' },
] as const satisfies readonly {
  readonly name: keyof OwnValues;
  readonly autocomplete: string;
  readonly type: string;
}[];

/** The fields that are a person's own, to be written. */
export const ownFieldsForm = (texts: Texts, values: OwnValues): Html =>
  html`${fields.map(({ name, autocomplete, type }) =>
    personField(texts, {
      name,
      autocomplete,
      type,
      value: values[name],
      ...(name === 'badgeName' ? { hint: 'person.badgeNameHint' } : {}),
    }),
  )}
  ${languageField(texts, values)}`;

/** Once it is known it is always one of them: nobody is asked to unlearn theirs. */
const languageField = ({ t }: Texts, { language }: OwnValues): Html => {
  const chosen = Language.safeParse(language).data;
  return html`<div class="field">
    <label for="language">${t('person.language')}</label>
    <select id="language" name="language" aria-describedby="language-hint">
      ${chosen === undefined ? html`<option value="">${t('person.languageUnknown')}</option>` : ''}
      ${languages.map(
        (code) =>
          html`<option value="${code}" lang="${code}" ${code === chosen ? html`selected` : ''}>
            ${languageNames[code]}
          </option>`,
      )}
    </select>
    <p class="hint" id="language-hint">${t('person.languageHint')}</p>
  </div>`;
};

/** The same to be read, with the mail address; what is empty is left out. */
export const ownFieldsList = (
  { t }: Texts,
  values: OwnValues & { readonly email: string },
): Html => {
  const language = Language.safeParse(values.language).data;
  return html`
    <dl class="facts">
      ${[...fields.map(({ name }) => name), 'email' as const].map((name) =>
        values[name] === ''
          ? ''
          : html`<div>
              <dt>${t(`person.${name}`)}</dt>
              <dd><bdi>${values[name]}</bdi></dd>
            </div>`,
      )}
      ${
        language === undefined
          ? ''
          : html`<div>
              <dt>${t('person.language')}</dt>
              <dd><bdi lang="${language}">${languageNames[language]}</bdi></dd>
            </div>`
      }
    </dl>
  `;
};

/** The mail address below those fields, and why it is none of them. */
export const addressNote = ({ t }: Texts, { email }: { readonly email: string }): Html => html`
  <div class="field">
    <p class="as-label">${t('person.email')}</p>
    <p><bdi>${email === '' ? t('person.none') : email}</bdi></p>
    <p class="hint">${t('person.emailHint')}</p>
  </div>
`;
