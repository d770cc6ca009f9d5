import type { PrivateLinkKind } from '#shared/codes/findPrivateLink.ts';
import { v7 as uuidv7 } from 'uuid';
import { formatPersonalLink, linkSecretBytes } from '#shared/codes/personalLink.ts';
import type { Event } from '#shared/model/event.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { secretOf, type Secret } from '#shared/model/secret.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { sha256 } from '../log/hashFact.ts';
import type { StoreContext } from '../storeContext.ts';
import type { Link } from './link.ts';
import { linkLifetime } from './linkLifetime.ts';
import { toLink, type LinkRow } from './linkRow.ts';

export interface LinkToIssue {
  readonly kind: PrivateLinkKind;
  /** The attendee, or the sponsor for kind `sponsor`. */
  readonly subject: string;
  readonly scope?: string;
  readonly actor: Actor;
  readonly reason: string;
  readonly notBefore?: number;
  /** ms since 1970; the kind's own lifetime where left out. */
  readonly expiresAt?: number;
  readonly boundTo?: string;
  /** The handle of a link that this one replaces: it begins the next generation. */
  readonly replaces?: string;
}

export type IssueLinkError = 'no_reason' | 'not_bound' | 'lives_too_long' | 'ends_before_it_begins';

/** A fresh link with its secret text, which is for its owner only: it is sent, and never stored, logged or shown. */
export interface IssuedLink {
  readonly link: Link;
  readonly text: Secret;
}

/**
 * Issues links within a transaction. A person may hold several of one generation (each mail carries one of its own); all of
 * them end together when the generation is replaced.
 */
export const issueLinks = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, wanted }: { readonly event: Event; readonly wanted: readonly LinkToIssue[] },
): Promise<Result<readonly IssuedLink[], IssueLinkError>> => {
  const now = context.clock();
  const issued: { readonly row: LinkRow; readonly text: Secret; readonly actor: Actor }[] = [];
  const generations = await currentGenerations(trx, event.id, wanted);
  for (const link of wanted) {
    const lifetime = linkLifetime(link.kind, event, now);
    const notBefore = link.notBefore ?? now;
    const expiresAt = link.expiresAt ?? lifetime.expiresAt;
    if (link.kind === 'access-as' && link.reason.trim() === '') return err('no_reason');
    if ((link.kind === 'access-as') !== (link.boundTo !== undefined)) return err('not_bound');
    if (expiresAt > lifetime.latest) return err('lives_too_long');
    if (expiresAt <= notBefore) return err('ends_before_it_begins');
    const text = formatPersonalLink({ kind: link.kind, secret: context.random(linkSecretBytes) });
    const row: LinkRow = {
      handle: uuidv7({ msecs: now, random: context.random(16) }),
      event: event.id,
      kind: link.kind,
      subject: link.subject,
      scope: link.scope ?? '',
      generation: generationOf(link, generations.get(lineOf(link)) ?? 0),
      secret_hash: sha256(text),
      state: 'active',
      not_before: notBefore,
      expires_at: expiresAt,
      uses: 0,
      max_uses: lifetime.maxUses,
      bound_to: link.boundTo ?? null,
      issued_by: link.actor,
      issued_at: now,
      reason: link.reason,
      supersedes: link.replaces ?? null,
    };
    issued.push({ row, text: secretOf(text), actor: link.actor });
  }
  const rows = issued.map(({ row }) => row);
  for (let start = 0; start < rows.length; start += rowsPerInsert) {
    await trx
      .insertInto('links')
      .values(rows.slice(start, start + rowsPerInsert))
      .execute();
  }
  await appendAudit(
    trx,
    { event: event.id, now },
    issued.map(({ row, actor }) => ({
      actor,
      action: 'link.issued',
      subject: row.subject,
      handle: row.handle,
      reason: row.reason,
      details: { kind: row.kind, generation: row.generation },
    })),
  );
  return ok(issued.map(({ row, text }) => ({ link: toLink(row), text })));
};

/** The one that there is, or the first; a replacement begins the next. */
const generationOf = ({ replaces }: LinkToIssue, current: number): number =>
  replaces === undefined ? Math.max(1, current) : current + 1;

const rowsPerInsert = 50;
const subjectsPerRead = 500;

/** All links of one kind and scope of one subject belong together. */
const lineOf = ({
  kind,
  subject,
  scope = '',
}: Pick<LinkToIssue, 'kind' | 'subject' | 'scope'>): string =>
  JSON.stringify([kind, subject, scope]);

/** The generation that each line has reached; a replaced one counts, so that it never comes back. */
const currentGenerations = async (
  trx: StoreTransaction,
  event: string,
  wanted: readonly LinkToIssue[],
): Promise<ReadonlyMap<string, number>> => {
  const subjects = [...new Set(wanted.map(({ subject }) => subject))];
  const found = new Map<string, number>();
  for (let start = 0; start < subjects.length; start += subjectsPerRead) {
    const rows = await trx
      .selectFrom('links')
      .select(['kind', 'subject', 'scope'])
      .select((fields) => fields.fn.max('generation').as('generation'))
      .where('event', '=', event)
      .where('subject', 'in', subjects.slice(start, start + subjectsPerRead))
      .groupBy(['kind', 'subject', 'scope'])
      .execute();
    for (const { kind, subject, scope, generation } of rows) {
      found.set(JSON.stringify([kind, subject, scope]), Number(generation));
    }
  }
  return found;
};
