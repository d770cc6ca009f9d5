import type { Event } from '#shared/model/event.ts';
import type { Language } from '#shared/model/language.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { queueMail } from '../mail/queueMail.ts';
import { selectPeople, type WhichPeople } from '../people/selectPeople.ts';
import type { StoreContext } from '../storeContext.ts';
import { readCampaign } from './campaignRows.ts';

export interface Invitation {
  readonly campaign: string;
  readonly who: WhichPeople;
  readonly language: Language;
  readonly actor: Actor;
}

export type InviteError = 'unknown_campaign' | 'campaign_closed' | 'unknown_attendee';

/** Whoever was invited before is not written to again. */
export const invite = async (
  trx: StoreTransaction,
  context: StoreContext,
  { event, wanted }: { readonly event: Event; readonly wanted: Invitation },
): Promise<Result<{ readonly invited: number; readonly mailing: string | null }, InviteError>> => {
  const now = context.clock();
  const campaign = await readCampaign(trx, event.id, wanted.campaign);
  if (campaign === undefined) return err('unknown_campaign');
  if (campaign.closesAt <= now) return err('campaign_closed');
  const people = await selectPeople(trx, event.id, wanted.who);
  if (!people.ok) return people;
  const known = await trx
    .selectFrom('campaign_invitees')
    .select('subject')
    .where('event', '=', event.id)
    .where('campaign', '=', campaign.id)
    .execute();
  const before = new Set(known.map(({ subject }) => subject));
  const subjects = people.value.filter((subject) => !before.has(subject));
  if (subjects.length === 0) return ok({ invited: 0, mailing: null });
  const rows = subjects.map((subject) => ({
    event: event.id,
    campaign: campaign.id,
    subject,
    invited_at: now,
  }));
  for (let start = 0; start < rows.length; start += rowsPerInsert) {
    await trx
      .insertInto('campaign_invitees')
      .values(rows.slice(start, start + rowsPerInsert))
      .execute();
  }
  const { language, actor } = wanted;
  const mailing = await queueMail(trx, context, {
    event: event.id,
    job: { kind: 'resend_link', link: 'availability', scope: campaign.id, language },
    subjects,
    actor,
  });
  await appendAudit(trx, { event: event.id, now }, [
    {
      actor,
      action: 'campaign.invited',
      details: { campaign: campaign.id, people: subjects.length, mailing },
    },
  ]);
  return ok({ invited: subjects.length, mailing });
};

const rowsPerInsert = 200;
