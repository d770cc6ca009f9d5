import type { PrivateLinkKind } from '#shared/codes/findPrivateLink.ts';
import { secretOf, type Secret } from '#shared/model/secret.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import type { Link } from '../links/link.ts';
import { ownerOf } from '../links/ownerOf.ts';
import { closeSessions } from '../links/createLinkSessions.ts';
import { sha256 } from '../log/hashFact.ts';
import { lockLog } from '../log/lockLog.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';

/** A link in a browser, with the cookie by which the browser may be known. */
export interface LinkInBrowser {
  readonly link: Link;
  readonly cookie: string | undefined;
}

/** The browsers that are in the hands of a link's owner; a cookie's text is nowhere but in its browser. */
export interface KnownDevices {
  /**
   * The cookie to keep where this browser may go on with this link: it is known, or it is the first one ever that opened a
   * link of this line. Undefined for any other, which has to prove itself.
   */
  readonly admit: (wanted: LinkInBrowser) => Promise<Secret | undefined>;
  /** Remembers a browser that proved itself; gives the cookie to keep. */
  readonly remember: (wanted: LinkInBrowser) => Promise<Secret>;
  /** Signs a subject out of every browser: its sessions of this kind end, and each of its devices is new again. */
  readonly endAll: (kind: PrivateLinkKind, subject: string, actor: Actor) => Promise<void>;
}

export const createKnownDevices = (context: StoreContext): KnownDevices => {
  const { database, clock, random } = context;

  const readLine = (trx: StoreTransaction | typeof database, { subject, kind, scope }: Link) =>
    trx
      .selectFrom('known_devices')
      .select(['token_hash', 'generation', 'ended_at'])
      .where('kind', '=', kind)
      .where('subject', '=', subject)
      .where('scope', '=', scope)
      .execute();

  const write = async (
    trx: StoreTransaction,
    event: string,
    { link, cookie }: LinkInBrowser,
  ): Promise<Secret> => {
    const text = cookie ?? Buffer.from(random(32)).toString('base64url');
    const { kind, subject, scope, generation, handle } = link;
    const now = clock();
    await trx
      .insertInto('known_devices')
      .values({
        ...{ event, kind, subject, scope, generation },
        token_hash: sha256(text),
        added_at: now,
        ended_at: null,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['event', 'kind', 'subject', 'scope', 'token_hash'])
          .doUpdateSet({ generation, added_at: now, ended_at: null }),
      )
      .execute();
    await appendAudit(trx, { event, now }, [
      { actor: ownerOf(link), action: 'device.added', subject, handle },
    ]);
    return secretOf(text);
  };

  return {
    admit: async (wanted) => {
      const { link, cookie } = wanted;
      const line = await readLine(database, link);
      // A leaked link is replaced by one of the next generation: what knew the former one proves itself anew.
      const isKnown =
        cookie !== undefined &&
        line.some(
          (row) =>
            row.token_hash === sha256(cookie) &&
            row.ended_at === null &&
            row.generation >= link.generation,
        );
      if (isKnown) return secretOf(cookie);
      const event = line.length > 0 ? null : await readEvent(database);
      if (event === null) return undefined;
      return database.transaction().execute(async (trx) => {
        await lockLog(trx, event.id);
        // Of two browsers at once one is the first.
        if ((await readLine(trx, link)).length > 0) return undefined;
        return write(trx, event.id, { link, cookie: await ownCookie(trx, cookie) });
      });
    },

    remember: async ({ link, cookie }) => {
      const event = await readEvent(database);
      if (event === null) throw new Error('a link without an event');
      return database
        .transaction()
        .execute(async (trx) =>
          write(trx, event.id, { link, cookie: await ownCookie(trx, cookie) }),
        );
    },

    endAll: async (kind, subject, actor) => {
      const event = await readEvent(database);
      if (event === null) return;
      await database.transaction().execute(async (trx) => {
        const now = clock();
        await closeSessions(trx, kind, subject);
        await trx
          .updateTable('known_devices')
          .set({ ended_at: now })
          .where('kind', '=', kind)
          .where('subject', '=', subject)
          .where('ended_at', 'is', null)
          .execute();
        await appendAudit(trx, { event: event.id, now }, [
          { actor, action: 'devices.ended', subject, details: { kind } },
        ]);
      });
    },
  };
};

/** One browser may be known for several people; a cookie that the store never gave it is not taken from it. */
const ownCookie = async (
  trx: StoreTransaction,
  cookie: string | undefined,
): Promise<string | undefined> => {
  if (cookie === undefined) return undefined;
  const known = await trx
    .selectFrom('known_devices')
    .select('token_hash')
    .where('token_hash', '=', sha256(cookie))
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return known === undefined ? undefined : cookie;
};
