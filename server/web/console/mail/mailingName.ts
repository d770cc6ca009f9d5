import type { Mailing } from '#server/mail/readMailings.ts';
import type { ConsoleTexts } from '../consoleTexts.ts';

/** What a mailing is called: its template, or what it brings in the store's own words. */
export const mailingName = ({ t, number }: ConsoleTexts, { job }: Pick<Mailing, 'job'>): string => {
  switch (job.kind) {
    case 'template':
      return `${job.template} (${t('mail.versionNo', { number: number(job.version) })})`;
    case 'resend_link':
      return t(`links.kind_${job.link}`);
    case 'resend_code':
      return t('links.code_entry');
    case 'device_code':
      return t('mail.deviceCode');
  }
};
