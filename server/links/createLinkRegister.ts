import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { AuditLine } from '../audit/auditLine.ts';
import { readAudit } from '../audit/readAudit.ts';
import { createWriter } from '../log/createWriter.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import {
  changeLink,
  readLink,
  rotateLink,
  type ChangeLinkError,
  type ChangeOfLink,
  type LinkChange,
} from './changeLinks.ts';
import { exposeLink, type ExposedLink } from './exposeLink.ts';
import { readExposureRule, writeExposureRule, type ExposureRule } from './exposureRule.ts';
import { issueLinks, type IssuedLink, type IssueLinkError, type LinkToIssue } from './issueLink.ts';
import type { Link } from './link.ts';
import { toLink } from './linkRow.ts';
import { redeemLink, type LinkToRedeem } from './redeemLink.ts';
import {
  reportLeak,
  resendLink,
  type LinkToResend,
  type ReportedLeak,
  type ReportLeakError,
  type ResendLinkError,
} from './reportLeak.ts';

type Outcome<Value, Code extends string> = Promise<Result<Value, Code | 'no_event'>>;

/** Every personal link of the event, from its issue to its end. Each function is one transaction. */
export interface LinkRegister {
  /** All or none. */
  readonly issue: (
    wanted: readonly LinkToIssue[],
  ) => Outcome<readonly IssuedLink[], IssueLinkError>;
  readonly redeem: (wanted: LinkToRedeem) => Promise<Result<Link, 'link_refused'>>;
  readonly change: (change: LinkChange, of: ChangeOfLink) => Outcome<Link, ChangeLinkError>;
  readonly rotate: (of: ChangeOfLink) => Outcome<IssuedLink, ChangeLinkError | IssueLinkError>;
  /** Its owner gets a link of the same kind by mail; gives the id of the mailing. */
  readonly resend: (of: LinkToResend) => Outcome<string, ResendLinkError>;
  /** Revoked, replaced and sent to its owner anew; tells what was done with the old one. */
  readonly reportLeak: (of: LinkToResend) => Outcome<ReportedLeak, ReportLeakError>;
  /** A station read one; nothing is told of whether there is such a link. */
  readonly reportExposed: (exposed: ExposedLink) => Promise<void>;
  /** Hears the hashes of exposed links that are none of this store; gives the function that ends it. */
  readonly onExposedElsewhere: (listener: (secretHash: string) => void) => () => void;
  readonly exposureRule: () => Promise<ExposureRule>;
  readonly setExposureRule: (rule: ExposureRule, actor: Actor) => Promise<Result<null, 'no_event'>>;
  readonly read: (handle: string) => Promise<Link | undefined>;
  /** Newest first. */
  readonly ofSubject: (subject: string) => Promise<readonly Link[]>;
  /** What was done with and to a link, newest first. */
  readonly history: (handle: string, limit: number) => Promise<readonly AuditLine[]>;
}

export const createLinkRegister = (context: StoreContext): LinkRegister => {
  const { database, clock } = context;
  const write = createWriter(database);
  const elsewhere = new Set<(secretHash: string) => void>();

  return {
    issue: (wanted) => write((trx, event) => issueLinks(trx, context, { event, wanted })),
    redeem: (wanted) => redeemLink(context, wanted),
    change: (change, of) =>
      write((trx, event) => changeLink(trx, context, { event: event.id, change, of })),
    rotate: (of) => write((trx, event) => rotateLink(trx, context, { event, of })),
    resend: (of) =>
      write<string, ResendLinkError>(async (trx, event) => {
        if (of.reason.trim() === '') return err('no_reason');
        const link = await readLink(trx, event.id, of.handle);
        if (link === undefined) return err('unknown_link');
        return resendLink(trx, context, { event: event.id, link, of });
      }),
    reportLeak: (of) => write((trx, event) => reportLeak(trx, context, { event, of })),
    reportExposed: async (exposed) => {
      const done = await write((trx, event) => exposeLink(trx, context, { event, exposed }));
      if (!done.ok) {
        context.log.write('warn', 'exposed link left as it was', { why: done.error.code });
      } else if (done.value === 'elsewhere') {
        for (const hear of elsewhere) hear(exposed.secretHash);
      }
    },
    onExposedElsewhere: (listener) => {
      elsewhere.add(listener);
      return () => void elsewhere.delete(listener);
    },
    exposureRule: () => readExposureRule(database),
    setExposureRule: (rule, actor) =>
      write<null, never>(async (trx, event) => {
        await writeExposureRule(trx, rule);
        await appendAudit(trx, { event: event.id, now: clock() }, [
          { actor, action: 'link.exposure_rule', details: { rule } },
        ]);
        return ok(null);
      }),
    read: async (handle) => {
      const row = await database
        .selectFrom('links')
        .selectAll()
        .where('handle', '=', handle)
        .executeTakeFirst();
      return row === undefined ? undefined : toLink(row);
    },
    ofSubject: async (subject) => {
      const rows = await database
        .selectFrom('links')
        .selectAll()
        .where('subject', '=', subject)
        .orderBy('handle', 'desc')
        .execute();
      return rows.map(toLink);
    },
    history: async (handle, limit) => {
      const event = await readEvent(database);
      return event === null ? [] : readAudit(database, { event: event.id, handle, limit });
    },
  };
};
