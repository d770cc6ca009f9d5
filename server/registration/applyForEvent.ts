import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { Attendee, type AttendeeStatus } from '#shared/model/attendee.ts';
import type { Language } from '#shared/model/language.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { lockLog } from '../log/lockLog.ts';
import { queueMail } from '../mail/queueMail.ts';
import { addPeople } from '../people/addPeople.ts';
import type { StoreContext } from '../storeContext.ts';

/** What somebody wrote at the public page; checked by its form. */
export interface Application {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly phone: string;
  readonly email: string;
  /** Which words they agreed to. */
  readonly consent: string;
  readonly language: Language;
}

interface ApplicationToTake {
  readonly event: string;
  readonly application: Application;
  readonly status: AttendeeStatus;
}

/** Mails that the public page may cause to one known person within an hour: nobody's inbox is filled by it. */
const mostMails = 2;
const hourMs = 3_600_000;

/**
 * Takes an application within a transaction. Somebody with that address who is known already stays as they are and gets their
 * own link by mail, somebody new is added and gets theirs: whoever sent the form cannot tell which.
 */
export const applyForEvent = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, application, status }: ApplicationToTake,
): Promise<{ readonly position: number }> => {
  await lockLog(trx, event);
  const { email, consent, language, ...fields } = application;
  const now = context.clock();
  const known = await peopleWithAddress(trx, event, email);
  let position = 0;
  let subjects = known;
  if (known.length === 0) {
    const id = uuidv7({ msecs: now, random: context.random(16) });
    subjects = [id];
    const attendee = Attendee.parse({
      ...fields,
      ...{ id, email, status, language, source: 'list' },
      subject: Buffer.from(context.random(8)).toString('hex'),
    });
    position = await addPeople(trx, context, { event, attendees: [attendee], actor: 'attendee' });
    await trx
      .insertInto('registrations')
      .values({
        ...{ event, attendee: id, consent, applied_at: now },
        ...{ answer: null, answered_at: null, status_seq: null, status_before: null },
      })
      .execute();
  }
  for (const subject of subjects) {
    await appendAudit(trx, { event, now }, [
      { actor: 'attendee', action: 'registration.applied', subject },
    ]);
    const { recent } = await trx
      .selectFrom('mail_jobs')
      .select((columns) => columns.fn.countAll().as('recent'))
      .where('event', '=', event)
      .where('subject', '=', subject)
      .where('kind', '=', 'resend_link')
      .where('queued_at', '>', now - hourMs)
      .executeTakeFirstOrThrow();
    if (Number(recent) >= mostMails) continue;
    const job = { kind: 'resend_link', link: 'registration', scope: '', language } as const;
    await queueMail(trx, context, { event, job, subjects: [subject], actor: 'attendee' });
  }
  return { position };
};

/** Whoever has this address, in any letter case. */
const peopleWithAddress = async (
  trx: StoreTransaction,
  event: string,
  address: string,
): Promise<readonly string[]> => {
  // Databases differ in what they take for the same letter, so these rows are only the ones to look at.
  const like = `%"email":"${fold(address).replaceAll(/[^a-z0-9@.-]/gu, '%')}"%`;
  const rows = await trx
    .selectFrom('attendees')
    .select(['id', 'data'])
    .where('event', '=', event)
    .where(sql<boolean>`lower(data) LIKE ${like}`)
    .orderBy('id')
    .execute();
  return rows
    .filter(({ data }) => fold(Attendee.parse(JSON.parse(data)).email) === fold(address))
    .map(({ id }) => id)
    .slice(0, mostPeople);
};

/** Families and offices share an address. */
const mostPeople = 5;

const fold = (address: string): string => address.trim().toLowerCase();
