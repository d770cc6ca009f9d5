import type { Language } from '#shared/model/language.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { lockLog } from '../log/lockLog.ts';
import type { StoreContext } from '../storeContext.ts';
import { addressOf } from '../mail/addressOf.ts';
import { hashAddress } from '../mail/hashAddress.ts';
import { compileTemplate, type CompiledTemplate } from '../mail/compileTemplate.ts';
import { MailJob } from '../mail/mailJob.ts';
import type { MailJobRow } from '../mail/mailTables.ts';
import {
  prepareMail,
  type MailMaking,
  type PreparedMail,
  type PrepareMailError,
} from '../mail/prepareMail.ts';
import { readTemplate } from '../mail/templates.ts';
import { systemTemplate } from '../mail/texts/systemTemplate.ts';

export type MakeMailError =
  PrepareMailError | 'unknown_recipient' | 'not_published' | 'bounced_before';

/**
 * Makes the mails of some jobs, each for the address that its recipient has at this moment, in one transaction: a commit to
 * the disk for each would take longer than all else. Refused ones are not to be sent at all.
 */
export const makeMails = async (
  context: Pick<StoreContext, 'database' | 'clock' | 'random'>,
  making: MailMaking,
  rows: readonly MailJobRow[],
): Promise<readonly Result<PreparedMail, MakeMailError>[]> =>
  context.database.transaction().execute(async (trx) => {
    await lockLog(trx, making.event.id);
    const templates = new Map<string, CompiledTemplate | undefined>();
    const made: Result<PreparedMail, MakeMailError>[] = [];
    for (const row of rows) made.push(await makeMail(trx, context, { making, templates, row }));
    return made;
  });

interface MailToMake {
  readonly making: MailMaking;
  /** Those that were read already, by their language and job. */
  readonly templates: Map<string, CompiledTemplate | undefined>;
  readonly row: MailJobRow;
}

const makeMail = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { making, templates, row }: MailToMake,
): Promise<Result<PreparedMail, MakeMailError>> => {
  const { event } = making;
  const job = MailJob.parse(JSON.parse(row.data));
  const to = await addressOf(trx, event.id, row.subject);
  if (to === undefined) return err('unknown_recipient');
  const hash = to.address === null ? null : hashAddress(making.addressKey, to.address);
  if (hash !== null && (await hasBounced(trx, row, hash))) return err('bounced_before');
  const language = job.language ?? to.language;
  const name = `${language ?? ''} ${row.data}`;
  const template = templates.get(name) ?? (await templateOf(trx, { making, job, language }));
  templates.set(name, template);
  if (template === undefined) return err('not_published');
  const prepared = await prepareMail(trx, context, making, {
    template,
    to,
    actor: 'store',
    reason: `mail ${row.id}`,
    ...moreOf(job),
  });
  if (!prepared.ok) return prepared;
  await trx
    .updateTable('mail_jobs')
    .set({ handles: JSON.stringify(prepared.value.handles), address_hash: hash })
    .where('id', '=', row.id)
    .execute();
  return ok(prepared.value);
};

const moreOf = (job: MailJob) => {
  switch (job.kind) {
    case 'template':
      return { scope: job.scope };
    case 'resend_link':
      return { scope: job.scope, expiresAt: job.expiresAt };
    case 'device_code':
      return { challenge: job.challenge };
    case 'resend_code':
      return {};
  }
};

interface TemplateWanted {
  readonly making: MailMaking;
  readonly job: MailJob;
  /** Undefined where nobody knows it: then a template has its own, and the store the event's. */
  readonly language: Language | undefined;
}

const templateOf = async (
  trx: StoreTransaction,
  { making, job, language }: TemplateWanted,
): Promise<CompiledTemplate | undefined> => {
  if (job.kind !== 'template') return systemTemplate(job, language ?? making.language);
  const { template: name, version } = job;
  const saved = await readTemplate(trx, making.event.id, { name, version });
  if (saved === undefined || saved.publishedAt === null) return undefined;
  return compileTemplate(saved, language);
};

const hasBounced = async (
  trx: StoreTransaction,
  { event, subject }: MailJobRow,
  hash: string,
): Promise<boolean> => {
  const found = await trx
    .selectFrom('bounced_addresses')
    .select('job')
    .where('event', '=', event)
    .where('subject', '=', subject)
    .where('address_hash', '=', hash)
    .executeTakeFirst();
  return found !== undefined;
};
