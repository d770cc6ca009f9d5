import { err, ok, type Result } from '#shared/model/result.ts';
import type { StoreDatabase } from '../database/tables.ts';
import { compileTemplate, type FilledTag } from './compileTemplate.ts';
import type { MailJob } from './mailJob.ts';
import { languagesOfTemplate } from './mailTemplate.ts';
import type { MailContent } from './mailContent.ts';
import type { Selecting } from './selectRecipients.ts';
import { publishedVersion, readTemplate } from './templates.ts';
import { tagOfLink } from './tagOfLink.ts';

export interface ReadContent {
  /** In whatever language. */
  readonly tags: ReadonlySet<FilledTag>;
  readonly audience: Selecting['audience'];
  readonly jobOf: (scope: string) => MailJob;
}

/** What a mailing needs of its recipients, and the job that makes its mails. */
export const readContent = async (
  trx: StoreDatabase,
  event: string,
  what: MailContent,
): Promise<Result<ReadContent, 'not_published'>> => {
  if ('link' in what) {
    const tags = new Set([tagOfLink[what.link]]);
    return ok(contentOf(tags, (scope) => ({ kind: 'resend_link', link: what.link, scope })));
  }
  if ('code' in what) {
    return ok(contentOf(new Set(['_user_qr'] as const), () => ({ kind: 'resend_code' })));
  }
  const version = await publishedVersion(trx, event, {
    name: what.template,
    version: what.version,
  });
  const saved =
    version === undefined
      ? undefined
      : await readTemplate(trx, event, { name: what.template, version });
  if (version === undefined || saved === undefined) return err('not_published');
  const tags = new Set(
    languagesOfTemplate(saved).flatMap((language) => [...compileTemplate(saved, language).tags]),
  );
  const template = what.template;
  return ok(contentOf(tags, (scope) => ({ kind: 'template', template, version, scope })));
};

const contentOf = (tags: ReadonlySet<FilledTag>, jobOf: ReadContent['jobOf']): ReadContent => ({
  tags,
  jobOf,
  audience: audienceOf(tags),
});

const audienceOf = (tags: ReadonlySet<FilledTag>): ReadContent['audience'] => {
  if (tags.has('_sponsor_link')) return 'sponsor';
  const isPersonal = [...tags].some((tag) => tag.startsWith('_'));
  return isPersonal ? 'attendee' : 'any';
};
