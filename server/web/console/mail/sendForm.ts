import { html } from 'hono/html';
import { z } from 'zod';
import { mailedLinkKinds, MailedLinkKind } from '#server/mail/mailJob.ts';
import type { MailContent } from '#server/mail/mailContent.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { PageContext } from '../console.ts';
import { choiceField } from '../formFields.ts';
import { MailForm, mailLanguageField } from '../recipients/mailForm.ts';
import { recipientFields, type RecipientsToChoose } from '../recipients/recipientForm.ts';

/** `what` is `template:NAME`, `link:KIND` or `code:entry`; `scope` a campaign. */
export const SendForm = MailForm.extend({
  what: z.string().max(200).catch(''),
  scope: z.string().max(100).catch(''),
});
export type SendForm = z.infer<typeof SendForm>;

export const emptySend: SendForm = SendForm.parse({});

/** Undefined where nothing was chosen. */
export const contentOf = ({ what }: Pick<SendForm, 'what'>): MailContent | undefined => {
  const [kind, name] = splitOnce(what);
  if (kind === 'template' && name !== '') return { template: name };
  if (what === 'code:entry') return { code: 'entry' };
  const link = MailedLinkKind.safeParse(name);
  return kind === 'link' && link.success ? { link: link.data } : undefined;
};

const splitOnce = (text: string): readonly [string, string] => {
  const at = text.indexOf(':');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

export interface SendShown extends Omit<RecipientsToChoose, 'values' | 'withSponsors'> {
  readonly values: SendForm;
  /** Those of which a version is out. */
  readonly templates: readonly string[];
  /** Those that take answers still. */
  readonly campaigns: readonly { readonly id: string; readonly name: string }[];
}

/** What to send, to whom, in which language. */
export const sendForm = (
  { texts, staff }: PageContext,
  { values, templates, campaigns, categories, chosen }: SendShown,
): Html => {
  const { t } = texts;
  const option = (value: string, text: string): Html =>
    html`<option value="${value}" ${value === values.what ? html`selected` : ''}>${text}</option>`;
  return html`<form method="post" action="/console/mail/send" class="panel narrow">
    ${tokenField(staff.cookie)}
    <div class="field">
      <label for="what">${t('mail.what')}</label>
      <select id="what" name="what" required>
        <option value="">–</option>
        ${
          templates.length === 0
            ? ''
            : html`<optgroup label="${t('mail.templates')}">
                ${templates.map((name) => option(`template:${name}`, name))}
              </optgroup>`
        }
        <optgroup label="${t('mail.ownWords')}">
          ${option('code:entry', t('links.code_entry'))}
          ${mailedLinkKinds.map((kind) => option(`link:${kind}`, t(`links.kind_${kind}`)))}
        </optgroup>
      </select>
    </div>
    ${
      campaigns.length === 0
        ? ''
        : choiceField({
            name: 'scope',
            label: t('mail.forCampaign'),
            value: values.scope,
            options: [['', '–'], ...campaigns.map(({ id, name }) => [id, name] as const)],
          })
    }
    ${recipientFields(texts, {
      ...{ values, categories, withSponsors: true },
      ...(chosen === undefined ? {} : { chosen }),
    })}
    ${mailLanguageField(texts, values)}
    <button class="main">${t('mail.checkNow')}</button>
  </form>`;
};
