import { z } from 'zod';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { findPersonalSecret } from '../mail/findPersonalSecret.ts';
import type { Campaign } from './campaign.ts';
import { campaignSlots } from './campaignSlots.ts';

export const slotChoices = ['yes', 'if_need_be', 'no'] as const;
const SlotChoice = z.enum(slotChoices);
export type SlotChoice = z.infer<typeof SlotChoice>;

export const longestComment = 1000;

/** What somebody said: a choice for each slot by its id; slots that are left out were left open. */
export const Answer = z.object({
  choices: z.record(z.string(), SlotChoice),
  comment: z.string().trim().max(longestComment),
});
export type Answer = z.infer<typeof Answer>;
export type GivenAnswer = Answer & { readonly no: number; readonly at: number };

export interface AnswerToGive {
  readonly campaign: string;
  readonly subject: string;
  readonly answer: Answer;
  readonly actor: Actor;
  /** The handle of the link that it came by. */
  readonly link: string;
}

export type AnswerError = 'unknown_campaign' | 'campaign_closed' | 'private_link' | 'no_choice';

/** Adds an answer, which counts from then on; those before it stay. */
export const giveAnswer = async (
  trx: StoreTransaction,
  { event, now, campaign }: { readonly event: string; readonly now: number; campaign: Campaign },
  { subject, answer, actor, link }: AnswerToGive,
): Promise<Result<GivenAnswer, AnswerError>> => {
  if (now >= campaign.closesAt) return err('campaign_closed');
  // The organiser reads it, and staff never see a secret.
  if (findPersonalSecret(answer.comment) !== undefined) return err('private_link');
  const known = campaignSlots(campaign).flatMap(({ id }) => {
    const choice = answer.choices[id];
    return choice === undefined ? [] : [[id, choice] as const];
  });
  if (known.length === 0) return err('no_choice');
  const last = await trx
    .selectFrom('campaign_answers')
    .select((fields) => fields.fn.max('no').as('no'))
    .where('event', '=', event)
    .where('campaign', '=', campaign.id)
    .where('subject', '=', subject)
    .executeTakeFirst();
  const no = Number(last?.no ?? 0) + 1;
  const given = { choices: Object.fromEntries(known), comment: answer.comment };
  await trx
    .insertInto('campaign_answers')
    .values({ event, campaign: campaign.id, subject, no, at: now, data: JSON.stringify(given) })
    .execute();
  await appendAudit(trx, { event, now }, [
    {
      actor,
      action: 'availability.answered',
      subject,
      handle: link,
      details: { campaign: campaign.id, answer: no },
    },
  ]);
  return ok({ ...given, no, at: now });
};

/** All answers of one person, newest first. */
export const answersOf = async (
  database: StoreDatabase,
  { event, campaign, subject }: { event: string; campaign: string; subject: string },
): Promise<readonly GivenAnswer[]> => {
  const rows = await database
    .selectFrom('campaign_answers')
    .select(['no', 'at', 'data'])
    .where('event', '=', event)
    .where('campaign', '=', campaign)
    .where('subject', '=', subject)
    .orderBy('no', 'desc')
    .execute();
  return rows.map(toAnswer);
};

/** What counts of each person now, by subject. */
export const answersThatCount = async (
  database: StoreDatabase,
  { event, campaign }: { readonly event: string; readonly campaign: string },
): Promise<ReadonlyMap<string, GivenAnswer>> => {
  const rows = await database
    .selectFrom('campaign_answers')
    .select(['subject', 'no', 'at', 'data'])
    .where('event', '=', event)
    .where('campaign', '=', campaign)
    .orderBy('no')
    .execute();
  return new Map(rows.map((row) => [row.subject, toAnswer(row)]));
};

const toAnswer = (row: { readonly no: number; readonly at: number; readonly data: string }) => ({
  ...Answer.parse(JSON.parse(row.data)),
  no: row.no,
  at: row.at,
});
