import type { Language } from '#shared/model/language.ts';
import { compileTemplate, type CompiledTemplate } from '../compileTemplate.ts';
import type { MailJob } from '../mailJob.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { SystemMail, SystemTexts } from './systemTexts.ts';

export type SystemJob = Exclude<MailJob, { readonly kind: 'template' }>;

/** The store's own mail for a job. */
export const systemTemplate = (job: SystemJob, language: Language): CompiledTemplate => {
  const texts = textsOf[language];
  const { subject, paragraphs } = mailOf(job, texts);
  const blocks = paragraphs.map((paragraph) => `<p>${asHtml(paragraph)}</p>`).join('\n');
  return compileTemplate({
    name: job.kind,
    subject,
    text: `${paragraphs.join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="${language}" dir="${texts.direction}"><body style="font:16px/1.5 sans-serif">\n${blocks}\n</body></html>\n`,
  });
};

const textsOf: Readonly<Record<Language, SystemTexts>> = { en, de, fr, es, ar };

const mailOf = (job: SystemJob, texts: SystemTexts): SystemMail => {
  switch (job.kind) {
    case 'device_code':
      return texts.deviceCode;
    case 'resend_code':
      return texts.code;
    case 'resend_link':
      return texts.links[job.link];
  }
};

/** Links can be followed, digits read across a room; both run from left to right in every language. */
const asHtml = (paragraph: string): string =>
  paragraph
    .replaceAll(/\{\{_\w+_link\}\}/g, (tag) => `<a href="${tag}" dir="ltr">${tag}</a>`)
    .replaceAll('{{_device_code}}', '<b dir="ltr" style="font-size:2em">{{_device_code}}</b>');
