import { html } from 'hono/html';
import type { Html } from '../html.ts';
import type { TextKey, Texts } from '../languages.ts';

export interface PersonField {
  readonly name: 'firstName' | 'lastName' | 'badgeName' | 'company' | 'phone' | 'email';
  readonly autocomplete: string;
  readonly type: string;
  readonly value: string;
  readonly isNeeded?: boolean;
  readonly hint?: TextKey;
}

/** One line to be written about a person, in either direction of writing. */
export const personField = (
  { t }: Texts,
  { name, autocomplete, type, value, isNeeded = false, hint }: PersonField,
): Html => html`
  <div class="field">
    <label for="${name}">${t(`person.${name}`)}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="${autocomplete}"
      maxlength="200"
      dir="auto"
      ${isNeeded ? html`required` : ''}
      ${hint === undefined ? '' : html`aria-describedby="${name}-hint"`}
    />
    ${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${t(hint)}</p>`}
  </div>
`;
