import { v7 as uuidv7 } from 'uuid';
import type { Event } from '#shared/model/event.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor, type AuditEntry } from '../audit/appendAudit.ts';
import { deriveKey } from '../codes/deriveKey.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { createWriter } from '../log/createWriter.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import {
  answersOf,
  giveAnswer,
  type AnswerError,
  type AnswerToGive,
  type GivenAnswer,
} from './answers.ts';
import {
  checkCampaign,
  type Campaign,
  type CampaignError,
  type CampaignFields,
  type NewCampaign,
} from './campaign.ts';
import { listCampaigns, readCampaign } from './campaignRows.ts';
import {
  invite,
  planInvitation,
  type Invitation,
  type Invited,
  type InviteError,
} from './invite.ts';
import { readInvitees } from './invitees.ts';
import { planCampaign, type CampaignPlan } from './planCampaign.ts';

type Outcome<Value, Code extends string> = Promise<Result<Value, Code | 'no_event'>>;

/** What was asked, and what it is about to become. */
export interface ChangeOfCampaign {
  readonly id: string;
  readonly changes: Partial<NewCampaign>;
  readonly actor: Actor;
}

export type ChangeCampaignError = CampaignError | 'unknown_campaign' | 'has_answers';

/** Campaigns that ask people when they can meet. Each function that writes is one transaction and leaves audit lines. */
export interface Campaigns {
  readonly create: (wanted: NewCampaign, actor: Actor) => Outcome<Campaign, CampaignError>;
  readonly read: (id: string) => Promise<Campaign | undefined>;
  /** Newest first. */
  readonly list: () => Promise<readonly Campaign[]>;
  /** What people said of slots that stay stays too. */
  readonly change: (wanted: ChangeOfCampaign) => Outcome<Campaign, ChangeCampaignError>;
  /** From now on answers are shown, and not changed. */
  readonly close: (id: string, actor: Actor) => Outcome<Campaign, 'unknown_campaign'>;
  /** Queues a mail to each with a link of their own, which is made when the mail is. */
  readonly invite: (wanted: Invitation) => Outcome<Invited, InviteError>;
  /** Who would be invited by it, and who would not; queues nothing. */
  readonly planInvitation: (wanted: Invitation) => Outcome<Invited, InviteError>;
  readonly answer: (wanted: AnswerToGive) => Outcome<GivenAnswer, AnswerError>;
  /** All answers of a person, newest first: the first counts. */
  readonly history: (campaign: string, subject: string) => Promise<readonly GivenAnswer[]>;
  readonly plan: (id: string) => Promise<CampaignPlan | undefined>;
  /** With the first answer its time zone is settled. */
  readonly hasAnswers: (id: string) => Promise<boolean>;
}

export const createCampaigns = (context: StoreContext): Campaigns => {
  const { database, clock, random } = context;

  const write = createWriter(database);
  const eventId = async (): Promise<string> => (await readEvent(database))?.id ?? '';
  const audit = (trx: StoreTransaction, event: Event, entry: AuditEntry): Promise<void> =>
    appendAudit(trx, { event: event.id, now: clock() }, [entry]);
  const save = async (trx: StoreTransaction, event: Event, campaign: Campaign): Promise<void> => {
    const { id, createdAt: _, ...fields } = campaign;
    await trx
      .updateTable('campaigns')
      .set({ data: JSON.stringify(fields) })
      .where('event', '=', event.id)
      .where('id', '=', id)
      .execute();
  };

  return {
    create: (wanted, actor) =>
      write(async (trx, event) => {
        const checked = checkCampaign(wanted, event);
        if (!checked.ok) return checked;
        const now = clock();
        const id = uuidv7({ msecs: now, random: random(16) });
        await trx
          .insertInto('campaigns')
          .values({ event: event.id, id, data: JSON.stringify(checked.value), created_at: now })
          .execute();
        const details = { campaign: id };
        await audit(trx, event, { actor, action: 'campaign.created', details });
        return ok({ ...checked.value, id, createdAt: now });
      }),

    read: async (id) => readCampaign(database, await eventId(), id),
    list: async () => listCampaigns(database, await eventId()),

    change: ({ id, changes, actor }) =>
      write(async (trx, event): Promise<Result<Campaign, ChangeCampaignError>> => {
        const known = await readCampaign(trx, event.id, id);
        if (known === undefined) return err('unknown_campaign');
        const checked = checkCampaign({ ...known, ...changes }, event);
        if (!checked.ok) return checked;
        // A slot's id says its wall time: in another zone the answers would speak of other hours.
        if (checked.value.timeZone !== known.timeZone && (await hasAnswers(trx, event.id, id))) {
          return err('has_answers');
        }
        const campaign = { ...checked.value, id, createdAt: known.createdAt };
        const fields = different(known, campaign);
        if (fields.length === 0) return ok(campaign);
        await save(trx, event, campaign);
        const details = { campaign: id, fields: fields.join(' ') };
        await audit(trx, event, { actor, action: 'campaign.changed', details });
        return ok(campaign);
      }),

    close: (id, actor) =>
      write(async (trx, event) => {
        const known = await readCampaign(trx, event.id, id);
        if (known === undefined) return err('unknown_campaign');
        const now = clock();
        if (known.closesAt <= now) return ok(known);
        const campaign = { ...known, closesAt: now };
        await save(trx, event, campaign);
        await audit(trx, event, { actor, action: 'campaign.closed', details: { campaign: id } });
        return ok(campaign);
      }),

    invite: async (wanted) => {
      const addressKey = await deriveKey(context, 'mail address');
      return write((trx, event) => invite(trx, context, { event, addressKey, wanted }));
    },

    planInvitation: async (wanted) => {
      const addressKey = await deriveKey(context, 'mail address');
      const event = await readEvent(database);
      return event === null
        ? err('no_event')
        : planInvitation(database, context, { event, addressKey, wanted });
    },

    answer: (wanted) =>
      write(async (trx, event) => {
        const campaign = await readCampaign(trx, event.id, wanted.campaign);
        if (campaign === undefined) return err('unknown_campaign');
        return giveAnswer(trx, { event: event.id, now: clock(), campaign }, wanted);
      }),

    history: async (campaign, subject) =>
      answersOf(database, { event: await eventId(), campaign, subject }),

    plan: async (id) => {
      const event = await eventId();
      const campaign = await readCampaign(database, event, id);
      if (campaign === undefined) return undefined;
      return planCampaign(campaign, await readInvitees(database, event, id));
    },

    hasAnswers: async (id) => hasAnswers(database, await eventId(), id),
  };
};

const different = (one: CampaignFields, other: CampaignFields): readonly string[] =>
  (['name', 'question', 'timeZone', 'days', 'slots', 'closesAt'] as const).filter(
    (field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]),
  );

const hasAnswers = async (trx: StoreDatabase, event: string, id: string): Promise<boolean> =>
  (await trx
    .selectFrom('campaign_answers')
    .select('no')
    .where('event', '=', event)
    .where('campaign', '=', id)
    .limit(1)
    .executeTakeFirst()) !== undefined;
