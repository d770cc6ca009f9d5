import type { Failure } from '#shared/model/result.ts';
import { isTemplateProblem } from '#server/mail/problemSentences.ts';
import type { ConsoleTexts } from '../consoleTexts.ts';

const known = [
  'invalid_template',
  'no_key',
  'no_address',
  'unknown_template',
  'empty_template',
  'unknown_recipient',
  'not_published',
  'nobody',
  'name_taken',
  'language_taken',
  'no_campaign',
  'unknown_campaign',
  'campaign_closed',
  'not_an_invitation',
  'link_over',
  'foreign_secret',
  'not_for_this_recipient',
] as const;

const gateReasons = [
  'same_for_two',
  'not_its_owner',
  'uneven',
  'foreign_secret',
  'unreadable_picture',
] as const;

/** Why a template is not saved, not let out or not sent, and where; a secret in it is never repeated. */
export const templateProblem = ({ t }: ConsoleTexts, { code, details = {} }: Failure): string => {
  const place = String(details['place'] ?? '');
  const problem = String(details['problem'] ?? '');
  if (code === 'template_refused' && isTemplateProblem(problem)) {
    return t('mail.refused', { place, problem: t(`mail.lint_${problem}`) });
  }
  const reason = gateReasons.find((one) => one === details['reason']);
  if (code === 'gate_refused' && reason !== undefined) {
    return t('mail.gate', { place, reason: t(`mail.gate_${reason}`) });
  }
  const found = known.find((one) => one === code);
  return found === undefined ? t('mail.failed', { code }) : t(`mail.no_${found}`);
};
