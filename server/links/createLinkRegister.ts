import { err, type Result } from '#shared/model/result.ts';
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
  readonly read: (handle: string) => Promise<Link | undefined>;
  /** Newest first. */
  readonly ofSubject: (subject: string) => Promise<readonly Link[]>;
  /** What was done with and to a link, newest first. */
  readonly history: (handle: string, limit: number) => Promise<readonly AuditLine[]>;
}

export const createLinkRegister = (context: StoreContext): LinkRegister => {
  const { database } = context;

  const write = createWriter(database);

  return {
    issue: (wanted) => write((trx, event) => issueLinks(trx, context, { event, wanted })),
    redeem: (wanted) => redeemLink(context, wanted),
    change: (change, of) =>
      write((trx, event) => changeLink(trx, context, { event: event.id, change, of })),
    rotate: (of) => write((trx, event) => rotateLink(trx, context, { event, of })),
    resend: (of) =>
      write<string, ResendLinkError>(async (trx, event) => {
        if (of.reason.trim() === '') return err('reason_required');
        const link = await readLink(trx, event.id, of.handle);
        if (link === undefined) return err('unknown_link');
        return resendLink(trx, context, { event: event.id, link, of });
      }),
    reportLeak: (of) => write((trx, event) => reportLeak(trx, context, { event, of })),
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
