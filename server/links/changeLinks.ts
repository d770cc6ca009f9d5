import type { Event } from '#shared/model/event.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import type { StoreContext } from '../storeContext.ts';
import { issueLinks, type IssuedLink, type IssueLinkError } from './issueLink.ts';
import type { Link, LinkState } from './link.ts';
import { toLink } from './linkRow.ts';

export interface ChangeOfLink {
  readonly handle: string;
  readonly actor: Actor;
  readonly reason: string;
}

export type ChangeLinkError = 'unknown_link' | 'not_possible' | 'no_reason';

const changes = {
  suspend: { from: ['active'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'active' },
  revoke: { from: ['active', 'suspended', 'superseded'], to: 'revoked' },
} as const satisfies Readonly<
  Record<string, { readonly from: readonly LinkState[]; readonly to: LinkState }>
>;
export type LinkChange = keyof typeof changes;

/** Suspends, resumes or revokes one link at once, with a reason on record. A revoked link never comes back. */
export const changeLink = async (
  trx: StoreTransaction,
  { clock }: Pick<StoreContext, 'clock'>,
  {
    event,
    change,
    of,
  }: { readonly event: string; readonly change: LinkChange; readonly of: ChangeOfLink },
): Promise<Result<Link, ChangeLinkError>> => {
  if (of.reason.trim() === '') return err('no_reason');
  const known = await readLink(trx, event, of.handle);
  if (known === undefined) return err('unknown_link');
  const { from, to } = changes[change];
  const row = await trx
    .updateTable('links')
    .set({ state: to })
    .where('event', '=', event)
    .where('handle', '=', of.handle)
    .where('state', 'in', from)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return err('not_possible', { state: known.state });
  await appendAudit(trx, { event, now: clock() }, [
    {
      actor: of.actor,
      action: `link.${change}`,
      subject: row.subject,
      handle: row.handle,
      reason: of.reason,
    },
  ]);
  return ok(toLink(row));
};

/**
 * Replaces a link: a new generation, and every link of the former ones is superseded (a leaked one may be revoked beside).
 * What it may do and until when stays; the text is for its owner only.
 */
export const rotateLink = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, of }: { readonly event: Event; readonly of: ChangeOfLink },
): Promise<Result<IssuedLink, ChangeLinkError | IssueLinkError>> => {
  if (of.reason.trim() === '') return err('no_reason');
  const known = await readLink(trx, event.id, of.handle);
  if (known === undefined) return err('unknown_link');
  const { kind, subject, scope, boundTo, expiresAt } = known;
  const issued = await issueLinks(trx, context, {
    event,
    wanted: [
      {
        kind,
        subject,
        scope,
        actor: of.actor,
        reason: of.reason,
        expiresAt,
        replaces: of.handle,
        ...(boundTo === null ? {} : { boundTo }),
      },
    ],
  });
  if (!issued.ok) return issued;
  const [fresh] = issued.value;
  if (fresh === undefined) throw new Error('one link was asked for');
  await trx
    .updateTable('links')
    .set({ state: 'superseded' })
    .where('event', '=', event.id)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('scope', '=', scope)
    .where('generation', '<', fresh.link.generation)
    .where('state', 'in', ['active', 'suspended'])
    .execute();
  return ok(fresh);
};

export const readLink = async (
  trx: StoreTransaction,
  event: string,
  handle: string,
): Promise<Link | undefined> => {
  const row = await trx
    .selectFrom('links')
    .selectAll()
    .where('event', '=', event)
    .where('handle', '=', handle)
    .executeTakeFirst();
  return row === undefined ? undefined : toLink(row);
};
