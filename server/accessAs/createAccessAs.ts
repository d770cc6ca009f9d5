import type { Event } from '#shared/model/event.ts';
import { err, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { issueLinks, type IssuedLink, type IssueLinkError } from '../links/issueLink.ts';
import type { Link } from '../links/link.ts';
import { createWriter } from '../log/createWriter.ts';
import { lockLog } from '../log/lockLog.ts';
import { readAttendees } from '../log/people.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';

export interface LookToBegin {
  readonly attendee: string;
  /** The staff member's session: the link works in that browser, as long as it is signed in there. */
  readonly session: string;
  readonly actor: Actor;
  readonly reason: string;
}

/** Staff who look at the app as an attendee sees it. The attendee reads that they did. */
export interface AccessAs {
  /** The link is for whoever asked: ten minutes to redeem, once. */
  readonly begin: (
    wanted: LookToBegin,
  ) => Promise<Result<IssuedLink, 'no_event' | 'unknown_attendee' | IssueLinkError>>;
  /** Staff tried to change something there; `what` is a word for it. */
  readonly noteRefusal: (link: Link, actor: Actor, what: string) => Promise<void>;
  /** Ends the look in whatever browser it is open; what was opened once is over for good. */
  readonly end: (link: Link, actor: Actor) => Promise<void>;
}

export const createAccessAs = (context: StoreContext): AccessAs => {
  const { database, clock } = context;

  const record = async (
    link: Link,
    actor: Actor,
    entry: { readonly action: string; readonly details?: Readonly<Record<string, string>> },
    before?: (trx: StoreTransaction) => Promise<unknown>,
  ): Promise<void> => {
    const event = await readEvent(database);
    if (event === null) return;
    await database.transaction().execute(async (trx) => {
      await lockLog(trx, event.id);
      await before?.(trx);
      const { subject, handle } = link;
      await appendAudit(trx, { event: event.id, now: clock() }, [
        { actor, subject, handle, ...entry },
      ]);
    });
  };

  return {
    begin: (wanted) =>
      createWriter(database)((trx, event) => issueLook(trx, { context, event }, wanted)),
    noteRefusal: (link, actor, what) =>
      record(link, actor, { action: 'access_as.refused', details: { what } }),
    end: (link, actor) =>
      record(link, actor, { action: 'access_as.ended' }, (trx) =>
        trx.deleteFrom('link_sessions').where('handle', '=', link.handle).execute(),
      ),
  };
};

const issueLook = async (
  trx: StoreTransaction,
  { context, event }: { readonly context: StoreContext; readonly event: Event },
  { attendee, session, actor, reason }: LookToBegin,
): Promise<Result<IssuedLink, 'unknown_attendee' | IssueLinkError>> => {
  if (!(await readAttendees(trx, event.id, [attendee])).has(attendee)) {
    return err('unknown_attendee');
  }
  const issued = await issueLinks(trx, context, {
    event,
    wanted: [{ kind: 'access-as', subject: attendee, boundTo: session, actor, reason }],
  });
  if (!issued.ok) return issued;
  const [look] = issued.value;
  if (look === undefined) throw new Error('one link was asked for');
  return { ok: true, value: look };
};
