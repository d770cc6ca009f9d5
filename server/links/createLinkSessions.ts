import type { PrivateLinkKind } from '#shared/codes/findPrivateLink.ts';
import { secretOf, type Secret } from '#shared/model/secret.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { sha256 } from '../log/hashFact.ts';
import type { StoreContext } from '../storeContext.ts';
import type { Link } from './link.ts';
import { toLink } from './linkRow.ts';

/** A browser that redeemed a link: it may do what the link's kind may, as long as the link is active. */
export interface LinkSession {
  readonly link: Link;
  readonly expiresAt: number;
}

export interface LinkSessions {
  /** Gives the text for the browser's cookie; the store keeps its hash. */
  readonly open: (link: Link) => Promise<{ readonly cookie: Secret; readonly expiresAt: number }>;
  /** The session of this cookie at pages of this kind; for access-as only in the hands of that staff member. */
  readonly read: (wanted: SessionWanted) => Promise<LinkSession | undefined>;
  readonly close: (cookie: string) => Promise<void>;
  /** Ends every session of one kind of one subject, in whatever browser, whichever link began it. */
  readonly closeAll: (kind: PrivateLinkKind, subject: string) => Promise<void>;
}

export interface SessionWanted {
  readonly cookie: string;
  readonly kind: PrivateLinkKind;
  readonly boundTo?: string;
}

export const createLinkSessions = ({ database, clock, random }: StoreContext): LinkSessions => ({
  open: async (link) => {
    const now = clock();
    const cookie = Buffer.from(random(32)).toString('base64url');
    const expiresAt =
      link.kind === 'access-as' ? now + accessAsMs : Math.min(link.expiresAt, now + longestMs);
    await database.deleteFrom('link_sessions').where('expires_at', '<=', now).execute();
    await database
      .insertInto('link_sessions')
      .values({
        token_hash: sha256(cookie),
        handle: link.handle,
        created_at: now,
        expires_at: expiresAt,
      })
      .execute();
    return { cookie: secretOf(cookie), expiresAt };
  },

  read: async ({ cookie, kind, boundTo }) => {
    const row = await database
      .selectFrom('link_sessions')
      .innerJoin('links', 'links.handle', 'link_sessions.handle')
      .selectAll('links')
      .select('link_sessions.expires_at as session_expires_at')
      .where('link_sessions.token_hash', '=', sha256(cookie))
      .where('link_sessions.expires_at', '>', clock())
      .where('links.kind', '=', kind)
      .where('links.state', '=', 'active')
      .where((fields) =>
        boundTo === undefined
          ? fields('links.bound_to', 'is', null)
          : fields('links.bound_to', '=', boundTo),
      )
      .executeTakeFirst();
    return row === undefined
      ? undefined
      : { link: toLink(row), expiresAt: Number(row.session_expires_at) };
  },

  close: async (cookie) => {
    await database.deleteFrom('link_sessions').where('token_hash', '=', sha256(cookie)).execute();
  },

  closeAll: (kind, subject) => closeSessions(database, kind, subject),
});

/** See `closeAll`; also within a transaction. */
export const closeSessions = async (
  database: StoreDatabase | StoreTransaction,
  kind: PrivateLinkKind,
  subject: string,
): Promise<void> => {
  await database
    .deleteFrom('link_sessions')
    .where('handle', 'in', (links) =>
      links
        .selectFrom('links')
        .select('handle')
        .where('kind', '=', kind)
        .where('subject', '=', subject),
    )
    .execute();
};

/** Who looks at the app as somebody else does so for thirty minutes from then on. */
const accessAsMs = 30 * 60_000;
/** Then the link is opened once more. */
const longestMs = 30 * 24 * 3_600_000;
