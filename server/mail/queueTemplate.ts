import { Attendee, type AttendeeStatus } from '#shared/model/attendee.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { lockLog } from '../log/lockLog.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import { addressOf } from './addressOf.ts';
import { queueMail } from './queueMail.ts';
import { readAddress } from './readAddress.ts';
import { publishedVersion } from './templates.ts';

/** Everybody and categories leave out who canceled, and whose codes staff took back. */
export type MailRecipients =
  | { readonly people: readonly string[] }
  | { readonly category: string }
  | { readonly status: AttendeeStatus }
  | { readonly everybody: true };

export interface MailingToQueue {
  readonly template: string;
  /** The newest published one unless said. */
  readonly version?: number;
  readonly to: MailRecipients;
  /** The campaign of an availability link. */
  readonly scope?: string;
  readonly actor: Actor;
}

export interface QueuedMailing {
  readonly mailing: string;
  readonly queued: number;
  /** They have no address that mail can go to. */
  readonly withoutAddress: readonly string[];
}

export type QueueMailError = 'no_event' | 'unknown_recipient' | 'not_published' | 'nobody';

/** Queues one mail for each recipient, made of a published template when it goes out. */
export const queueTemplate = async (
  context: StoreContext,
  { template, version, to, scope = '', actor }: MailingToQueue,
): Promise<Result<QueuedMailing, QueueMailError>> => {
  const event = await readEvent(context.database);
  if (event === null) return err('no_event');
  return context.database.transaction().execute(async (trx) => {
    await lockLog(trx, event.id);
    const published = await publishedVersion(trx, event.id, { name: template, version });
    if (published === undefined) return err('not_published');
    const found = await findRecipients(trx, event.id, to);
    if (found === undefined) return err('unknown_recipient');
    const subjects = found.filter(({ address }) => address !== null).map(({ id }) => id);
    if (subjects.length === 0) return err('nobody');
    const job = { kind: 'template', template, version: published, scope } as const;
    const mailing = await queueMail(trx, context, { event: event.id, job, subjects, actor });
    const details = { mailing, template, version: published, mails: subjects.length };
    await appendAudit(trx, { event: event.id, now: context.clock() }, [
      { actor, action: 'mail.queued', details },
    ]);
    const withoutAddress = found.filter(({ address }) => address === null).map(({ id }) => id);
    return ok({ mailing, queued: subjects.length, withoutAddress });
  });
};

interface Found {
  readonly id: string;
  readonly address: string | null;
}

const findRecipients = async (
  trx: StoreTransaction,
  event: string,
  to: MailRecipients,
): Promise<readonly Found[] | undefined> => {
  if (!('people' in to)) return findPeople(trx, event, to);
  const found: Found[] = [];
  for (const id of new Set(to.people)) {
    const known = await addressOf(trx, event, id);
    if (known === undefined) return undefined;
    found.push({ id, address: known.address });
  }
  return found;
};

const findPeople = async (
  trx: StoreTransaction,
  event: string,
  to: Exclude<MailRecipients, { readonly people: unknown }>,
): Promise<readonly Found[]> => {
  const found: Found[] = [];
  let after = '';
  for (;;) {
    const rows = await trx
      .selectFrom('attendees')
      .select(['id', 'data'])
      .where('event', '=', event)
      .where('id', '>', after)
      .orderBy('id')
      .limit(rowsPerRead)
      .execute();
    for (const { id, data } of rows) {
      const person = Attendee.parse(JSON.parse(data));
      if (isMeant(person, to)) found.push({ id, address: readAddress(person.email) });
    }
    after = rows.at(-1)?.id ?? '';
    if (rows.length < rowsPerRead) return found;
  }
};

const rowsPerRead = 1000;

const isMeant = (
  { status, hold, category }: Attendee,
  to: Exclude<MailRecipients, { readonly people: unknown }>,
): boolean => {
  if (hold === 'revoked') return false;
  if ('status' in to) return status === to.status;
  return status !== 'canceled' && (!('category' in to) || category === to.category);
};
