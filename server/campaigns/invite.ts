import type { Language } from '#shared/model/language.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { Actor } from '../audit/appendAudit.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import {
  planMailing,
  queuePlanned,
  type MailingToQueue,
  type PlanMailingError,
  type PlannedMailing,
  type Queueing,
} from '../mail/queueMailing.ts';
import type { LeftOut } from '../mail/selectRecipients.ts';
import type { WhichPeople } from '../people/selectPeople.ts';
import type { StoreContext } from '../storeContext.ts';

export interface Invitation {
  readonly campaign: string;
  readonly who: WhichPeople;
  /** A published template; in the store's own words unless said. */
  readonly template?: string | undefined;
  /** Each person's own unless said. */
  readonly language?: Language | undefined;
  readonly actor: Actor;
}

type Inviting = Omit<Queueing, 'wanted'> & { readonly wanted: Invitation };

export type InviteError = PlanMailingError | 'not_an_invitation';

export interface Invited {
  readonly invited: number;
  /** null: nobody is invited by it. */
  readonly mailing: string | null;
  readonly leftOut: readonly LeftOut[];
}

/** Whoever was invited before is not written to again. */
export const invite = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  inviting: Inviting,
): Promise<Result<Invited, InviteError>> => {
  const planned = await planInviting(trx, context, inviting);
  if (!planned.ok) return planned;
  const { event, wanted } = inviting;
  const { subjects, leftOut } = planned.value;
  const queue = { event, planned: planned.value, actor: wanted.actor };
  const mailing = subjects.length === 0 ? null : await queuePlanned(trx, context, queue);
  return ok({ invited: subjects.length, mailing, leftOut });
};

/** Who would be invited, and who would not. */
export const planInvitation = async (
  trx: StoreDatabase,
  context: Pick<StoreContext, 'clock' | 'random'>,
  inviting: Inviting,
): Promise<Result<Invited, InviteError>> => {
  const planned = await planInviting(trx, context, inviting);
  if (!planned.ok) return planned;
  const { subjects, leftOut } = planned.value;
  return ok({ invited: subjects.length, mailing: null, leftOut });
};

const planInviting = async (
  trx: StoreDatabase,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { wanted, ...at }: Inviting,
): Promise<Result<PlannedMailing, InviteError>> => {
  const planned = await planMailing(trx, context, { ...at, wanted: mailingOf(wanted) });
  // A template without the link would invite nobody to anything.
  return planned.ok && planned.value.campaign === null ? err('not_an_invitation') : planned;
};

const mailingOf = ({ campaign, who, template, language, actor }: Invitation): MailingToQueue => ({
  what: template === undefined ? { link: 'availability' } : { template },
  to: who,
  scope: campaign,
  language,
  onlyNew: true,
  actor,
});
