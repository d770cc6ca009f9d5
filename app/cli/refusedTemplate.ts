import { isTemplateProblem, problemSentences } from '#server/mail/problemSentences.ts';
import type { Failure } from '#shared/model/result.ts';

/** Why a template was not saved or published: the place and what is wrong there, never what stands there. */
export const refusedTemplate = ({ code, details }: Failure): string | undefined => {
  const place = String(details?.['place'] ?? '');
  if (code === 'template_refused') {
    const problem = String(details?.['problem']);
    return isTemplateProblem(problem) ? `${place}: ${problemSentences[problem]}` : undefined;
  }
  if (code !== 'gate_refused') return undefined;
  const reason = gateSentences.get(String(details?.['reason'])) ?? 'something is wrong there.';
  return `Not published. In the mails that were made for the trial, ${place}: ${reason}`;
};

const gateSentences: ReadonlyMap<string, string> = new Map([
  ['same_for_two', 'two people would get the same. Put the merge tag there.'],
  ['not_its_owner', 'it would open what belongs to somebody else.'],
  ['uneven', 'one person would get more links or codes than another.'],
  ['foreign_secret', 'there is a link or code that belongs to none of the recipients.'],
  ['unreadable_picture', 'the QR code cannot be read.'],
]);
