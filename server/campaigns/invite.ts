import type { Language } from '#shared/model/language.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { Actor } from '../audit/appendAudit.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import {
  planMailing,
  queueMailing,
  type MailingToQueue,
  type PlanMailingError,
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
  { wanted, ...at }: Inviting,
): Promise<Result<Invited, InviteError>> => {
  const planned = await planInvitation(trx, context, { ...at, wanted });
  if (!planned.ok) return planned;
  const { invited, leftOut } = planned.value;
  if (invited === 0) return ok({ invited, mailing: null, leftOut });
  const queued = await queueMailing(trx, context, { ...at, wanted: mailingOf(wanted) });
  if (queued.ok) return ok({ invited, mailing: queued.value.mailing, leftOut });
  throw new Error(`what was planned is refused: ${queued.error.code}`);
};

/** Who would be invited, and who would not. */
export const planInvitation = async (
  trx: StoreDatabase,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { wanted, ...at }: Inviting,
): Promise<Result<Invited, InviteError>> => {
  const planned = await planMailing(trx, context, { ...at, wanted: mailingOf(wanted) });
  if (!planned.ok) return planned;
  const { campaign, subjects, leftOut } = planned.value;
  // A template without the link would invite nobody to anything.
  return campaign === null
    ? err('not_an_invitation')
    : ok({ invited: subjects.length, mailing: null, leftOut });
};

const mailingOf = ({ campaign, who, template, language, actor }: Invitation): MailingToQueue => ({
  what: template === undefined ? { link: 'availability' } : { template },
  to: who,
  scope: campaign,
  language,
  onlyNew: true,
  actor,
});
