import { z } from 'zod';
import { Language } from '#shared/model/language.ts';
import type { Html } from '#server/web/html.ts';
import type { ConsoleTexts } from '../consoleTexts.ts';
import { languageField } from '../languageField.ts';
import { RecipientForm } from './recipientForm.ts';

/** How many recipients were shown to whoever confirms. */
export const ExpectedForm = z.object({
  expected: z.coerce.number().int().optional().catch(undefined),
});

/** What every form that queues mails says: to whom, in which language, and how many were seen. */
export const MailForm = RecipientForm.extend({
  ...ExpectedForm.shape,
  /** Each recipient's own unless said. */
  language: Language.optional().catch(undefined),
});
type MailForm = z.infer<typeof MailForm>;

export const mailLanguageField = (
  { t }: ConsoleTexts,
  { language }: Pick<MailForm, 'language'>,
): Html =>
  languageField({
    label: t('mail.inLanguage'),
    value: language ?? '',
    none: t('mail.ownLanguage'),
  });
