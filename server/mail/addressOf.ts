import { Attendee } from '#shared/model/attendee.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { readAttendees } from '../log/people.ts';

/** Whom a mail is for, as known at this moment. `address` is null where there is none that mail can go to. */
export interface Addressee {
  readonly subject: string;
  readonly kind: 'attendee' | 'sponsor';
  readonly address: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  /** Staff took this person's codes back: nothing that opens a door goes out any more. */
  readonly isRevoked: boolean;
}

/**
 * The one place that knows where mail for a subject goes: the address that an attendee has now. Undefined: nobody has this
 * id.
 */
export const addressOf = async (
  trx: StoreTransaction,
  event: string,
  subject: string,
): Promise<Addressee | undefined> => {
  const attendee = (await readAttendees(trx, event, [subject])).get(subject);
  if (attendee === undefined) return undefined;
  return toAddressee(attendee);
};

/** The first of the list that mail can go to. */
export const firstAddressees = async (
  trx: StoreTransaction,
  event: string,
  { kind, count }: { readonly kind: Addressee['kind']; readonly count: number },
): Promise<readonly Addressee[]> => {
  if (kind === 'sponsor') return [];
  const rows = await trx
    .selectFrom('attendees')
    .select('data')
    .where('event', '=', event)
    .orderBy('id')
    .limit(rowsToLookAt)
    .execute();
  return rows
    .map(({ data }) => toAddressee(Attendee.parse(JSON.parse(data))))
    .filter(({ address, isRevoked }) => address !== null && !isRevoked)
    .slice(0, count);
};

const rowsToLookAt = 200;

const toAddressee = ({ id, firstName, lastName, company, email, hold }: Attendee): Addressee => ({
  subject: id,
  kind: 'attendee',
  address: readAddress(email),
  firstName,
  lastName,
  company,
  isRevoked: hold === 'revoked',
});

/**
 * Exactly one address and nothing around it, letters of any script: whatever else a list holds there would reach somebody else,
 * or nobody. No quoted local parts and no address literals (RFC 5321 section 4.1.2): nobody is invited by those.
 */
export const readAddress = (text: string): string | null => {
  const trimmed = text.trim();
  return trimmed.length <= 254 && oneAddress.test(trimmed) ? trimmed : null;
};

const oneAddress = /^[^\s\p{C}"(),:;<>@[\\\]]{1,64}@[^\s\p{C}"(),:;<>@[\\\]]+$/u;
