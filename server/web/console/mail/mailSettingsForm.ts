import type { FastifyInstance } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import { Language } from '#shared/model/language.ts';
import type { MailSettings } from '#server/mail/mailSettings.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, sendConsoleTrouble, type PageContext } from '../console.ts';
import { textField } from '../formFields.ts';
import { languageField } from '../languageField.ts';

const SettingsForm = z.object({ website: z.string().trim().max(2000), language: Language });

/** What holds for all mails: the event's own page, and the language of those whose own nobody knows. */
export const mailSettingsForm = (
  { texts, staff }: PageContext,
  { website, language }: MailSettings,
): Html => {
  const { t } = texts;
  return html`<section class="panel narrow">
    <h2>${t('mail.forAll')}</h2>
    <form method="post" action="/console/mail/settings">
      ${tokenField(staff.cookie)}
      ${textField({
        name: 'website',
        label: t('mail.website'),
        value: website,
        type: 'url',
        hint: t('mail.websiteHint'),
      })}
      ${languageField({ label: t('mail.unknownLanguage'), value: language })}
      <button class="main">${t('attendees.save')}</button>
    </form>
  </section>`;
};

export const addMailSettingPages = (app: FastifyInstance, web: Web): void => {
  app.post(
    '/console/mail/settings',
    { config: { permission: 'mail:send' } },
    async (request, reply) => {
      const changes = fieldsOf(request, SettingsForm);
      const saved =
        changes === undefined
          ? undefined
          : await web.store.mail.saveSettings({ changes, actor: actorOf(request) });
      if (saved?.ok === true) return reply.redirect('/console/mail', 303);
      return sendConsoleTrouble(web, reply, { status: 422, sentence: 'mail.noWebsite' });
    },
  );
};
