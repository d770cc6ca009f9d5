import { html } from 'hono/html';
import { z } from 'zod';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { PageContext } from '../console.ts';
import { choiceField } from '../formFields.ts';
import { MailForm, mailLanguageField } from '../recipients/mailForm.ts';
import { recipientFields, type RecipientsToChoose } from '../recipients/recipientForm.ts';

export const InviteForm = MailForm.extend({
  /** Empty: in the store's own words. */
  template: z.string().max(100).catch(''),
});
export type InviteForm = z.infer<typeof InviteForm>;

export const noInvitation: InviteForm = InviteForm.parse({});

export interface InviteShown extends Pick<RecipientsToChoose, 'categories'> {
  readonly campaign: string;
  readonly values: InviteForm;
  readonly templates: readonly string[];
}

/** Whom to invite, and by which mail. */
export const inviteForm = (
  { texts, staff }: PageContext,
  { campaign, values, templates, categories }: InviteShown,
): Html => {
  const { t } = texts;
  return html`<section class="panel narrow">
    <h2>${t('campaigns.invite')}</h2>
    <form method="post" action="/console/campaigns/${campaign}/invite">
      ${tokenField(staff.cookie)}
      ${recipientFields(texts, { values, categories, withSponsors: false })}
      ${choiceField({
        name: 'template',
        label: t('campaigns.byMail'),
        value: values.template,
        options: [['', t('mail.ownWords')], ...templates.map((name) => [name, name] as const)],
      })}
      ${mailLanguageField(texts, values)}
      <button class="main">${t('mail.checkNow')}</button>
    </form>
  </section>`;
};
