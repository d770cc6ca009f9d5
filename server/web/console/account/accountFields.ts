import { html } from 'hono/html';
import type { Secret } from '#shared/model/secret.ts';
import type { Html } from '#server/web/html.ts';

interface SecretField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

/** The password that somebody has. */
export const passwordField = ({ name, label }: SecretField): Html =>
  html`<div class="field">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="password" autocomplete="current-password" required />
  </div>`;

/** One that they think of; `hint` says what it takes. */
export const newPasswordField = ({ name, label, hint }: Required<SecretField>): Html =>
  html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="password"
      autocomplete="new-password"
      minlength="12"
      aria-describedby="${name}-hint"
      required
    />
    <p class="hint" id="${name}-hint">${hint}</p>
  </div>`;

/** The digits that an authenticator shows. */
export const digitsField = (label: string): Html =>
  html`<div class="field">
    <label for="code">${label}</label>
    <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required />
  </div>`;

export const recoveryList = (codes: readonly Secret[]): Html =>
  html`<ol class="recovery">
    ${codes.map((code) => html`<li><code>${code.reveal()}</code></li>`)}
  </ol>`;
