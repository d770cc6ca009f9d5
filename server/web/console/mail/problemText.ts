import { html } from 'hono/html';
import type { Html } from '#server/web/html.ts';
import type { ConsoleTexts } from '../consoleTexts.ts';

const known = [
  'address_refused',
  'mail_refused',
  'not_now',
  'no_service',
  'in_doubt',
  'defect',
  'no_mail_address',
  'bounced_before',
  'suspended',
  'revoked',
  'not_for_this_recipient',
  'unknown_campaign',
  'campaign_closed',
  'link_over',
  'foreign_secret',
  'unknown_recipient',
  'returned',
  'stopped',
] as const;

/** Why a mail did not go, in words, with the status of the mail server (RFC 3463) where it gave one. */
export const problemText = ({ t }: ConsoleTexts, problem: string | null): Html => {
  if (problem === null) return html``;
  const [code = '', status] = problem.split(' ');
  const found = known.find((one) => one === code);
  if (found === undefined) return html`<code>${problem}</code>`;
  return html`${t(`mail.why_${found}`)}${status === undefined ? '' : html` <code>${status}</code>`}`;
};
