import { html } from 'hono/html';
import type { Html } from '../html.ts';

export interface TextFieldShown {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly type?: string;
  readonly hint?: string;
  readonly isRequired?: boolean;
  readonly lines?: number;
  /** Longer than any line of a person may be: texts of mails. */
  readonly isLong?: boolean;
}

/** A field of a form with its label. */
export const textField = (field: TextFieldShown): Html => {
  const {
    name,
    label,
    value,
    type = 'text',
    hint,
    isRequired = false,
    lines,
    isLong = false,
  } = field;
  const attributes = html`id="${name}" name="${name}" dir="auto"
  ${isLong ? '' : html`maxlength="5000"`} ${isRequired ? html`required` : ''}
  ${hint === undefined ? '' : html`aria-describedby="${name}-hint"`}`;
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${
      lines === undefined
        ? html`<input ${attributes} type="${type}" value="${value}" autocomplete="off" />`
        : html`<textarea ${attributes} rows="${lines}">${value}</textarea>`
    }
    ${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}
  </div>`;
};

export interface ChoiceShown {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
}

/** A choice among few. */
export const choiceField = ({ name, label, value, options }: ChoiceShown): Html =>
  html`<div class="field">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      ${options.map(
        ([option, text]) =>
          html`<option value="${option}" ${option === value ? html`selected` : ''}>
            ${text}
          </option>`,
      )}
    </select>
  </div>`;

/** A button that first asks why: the reason stands in the audit log. */
export interface ActionShown {
  readonly value: string;
  readonly text: string;
  readonly isDanger: boolean;
}

/** What can be done here, behind one press, with one reason for whichever is chosen. */
export const reasonedActions = (shown: {
  readonly action: string;
  readonly token: Html;
  readonly summary: string;
  readonly about: string;
  readonly reason: string;
  readonly id: string;
  readonly actions: readonly ActionShown[];
}): Html => html`${shown.actions.length === 0 ? '' : actionsOf(shown)}`;

const actionsOf = (shown: Parameters<typeof reasonedActions>[0]): Html =>
  html`<details class="act">
    <summary>${shown.summary}<span class="only-heard"> ${shown.about}</span></summary>
    <form method="post" action="${shown.action}">
      ${shown.token}
      <div class="field">
        <label for="reason-${shown.id}">${shown.reason}</label>
        <input
          id="reason-${shown.id}"
          name="reason"
          maxlength="500"
          dir="auto"
          autocomplete="off"
          required
        />
      </div>
      <div class="actions">
        ${shown.actions.map(
          ({ value, text, isDanger }) =>
            html`<button class="small ${isDanger ? 'danger' : ''}" name="change" value="${value}">
              ${text}
            </button>`,
        )}
      </div>
    </form>
  </details>`;
