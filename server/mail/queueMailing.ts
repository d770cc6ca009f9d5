import type { Event } from '#shared/model/event.ts';
import type { Language } from '#shared/model/language.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import { invitedBefore, noteInvitees } from '../campaigns/inviteeRows.ts';
import { openCampaign, type OpenCampaignError } from '../campaigns/openCampaign.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import type { StoreContext } from '../storeContext.ts';
import type { MailContent } from './mailContent.ts';
import type { MailJob } from './mailJob.ts';
import { queueMail } from './queueMail.ts';
import { selectRecipients, type Recipients, type WhichRecipients } from './selectRecipients.ts';
import { readContent } from './readContent.ts';

export interface MailingToQueue {
  readonly what: MailContent;
  readonly to: WhichRecipients;
  /** The campaign of an availability link. */
  readonly scope?: string;
  /** Of all of these mails; each recipient's own unless said. */
  readonly language?: Language | undefined;
  /** Whoever was invited to the campaign before is left out. */
  readonly onlyNew?: boolean;
  readonly actor: Actor;
}

export interface Queueing {
  readonly event: Event;
  /** Read before the transaction: a file has one connection. Undefined before there is a key. */
  readonly addressKey: Buffer | undefined;
  readonly wanted: MailingToQueue;
}

export interface QueuedMailing extends Pick<Recipients, 'leftOut'> {
  readonly mailing: string;
  readonly queued: number;
}

export type PlanMailingError = OpenCampaignError | 'unknown_recipient' | 'not_published';
export type QueueMailError = PlanMailingError | 'nobody';

/** Queues one mail for each recipient within a transaction that holds the log; each is made when it goes out. */
export const queueMailing = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, addressKey, wanted }: Queueing,
): Promise<Result<QueuedMailing, QueueMailError>> => {
  const planned = await planMailing(trx, context, { event, addressKey, wanted });
  if (!planned.ok) return planned;
  const { subjects, leftOut } = planned.value;
  if (subjects.length === 0) return err('nobody');
  const { actor } = wanted;
  const mailing = await queuePlanned(trx, context, { event, planned: planned.value, actor });
  return ok({ mailing, queued: subjects.length, leftOut });
};

/** Queues what was planned, for one recipient at least, within the same transaction; gives the id of the mailing. */
export const queuePlanned = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  {
    event,
    planned: { job, campaign, subjects },
    actor,
  }: { readonly event: Event; readonly planned: PlannedMailing; readonly actor: Actor },
): Promise<string> => {
  const mailing = await queueMail(trx, context, { event: event.id, job, subjects, actor });
  const now = context.clock();
  const invited = campaign === null ? [] : subjects;
  await noteInvitees(trx, { event: event.id, campaign: campaign ?? '', now }, invited);
  await appendAudit(trx, { event: event.id, now }, [
    {
      actor,
      action: campaign === null ? 'mail.queued' : 'campaign.invited',
      details: { mailing, mails: subjects.length, ...toldOf(job) },
    },
  ]);
  return mailing;
};

export interface PlannedMailing extends Recipients {
  readonly job: MailJob;
  /** Whose links the mails have; null where they have none of a campaign. */
  readonly campaign: string | null;
}

/** What would be queued, and who would get it. */
export const planMailing = async (
  trx: StoreDatabase,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, addressKey, wanted }: Queueing,
): Promise<Result<PlannedMailing, PlanMailingError>> => {
  const { what, to, scope = '', language, onlyNew = false } = wanted;
  const content = await readContent(trx, event.id, what);
  if (!content.ok) return content;
  const { tags, audience, jobOf } = content.value;
  const isForCampaign = tags.has('_availability_link');
  const now = context.clock();
  if (isForCampaign) {
    const open = await openCampaign(trx, { event: event.id, now }, scope);
    if (!open.ok) return open;
  }
  const campaign = isForCampaign ? scope : null;
  const recipients = await selectRecipients(trx, {
    ...{ event: event.id, now, which: to, audience },
    addressKey,
    before: onlyNew && campaign !== null ? await invitedBefore(trx, event.id, campaign) : new Set(),
  });
  if (!recipients.ok) return recipients;
  const job = { ...jobOf(campaign ?? ''), ...(language === undefined ? {} : { language }) };
  return ok({ ...recipients.value, job, campaign });
};

/** What the audit says of it. */
const toldOf = (job: MailJob): Readonly<Record<string, string | number>> => {
  switch (job.kind) {
    case 'template':
      return { template: job.template, version: job.version, campaign: job.scope };
    case 'resend_link':
      return { kind: job.link, campaign: job.scope };
    case 'resend_code':
      return { kind: 'entry' };
    case 'device_code':
      return {};
  }
};
