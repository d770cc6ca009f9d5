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
  /** Suspended or revoked: staff hold this person's codes back. */
  readonly isHeld: boolean;
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
  const { firstName, lastName, company, email, hold } = attendee;
  return {
    subject,
    kind: 'attendee',
    address: readAddress(email),
    firstName,
    lastName,
    company,
    isHeld: hold !== 'none',
  };
};

/**
 * Exactly one address and nothing around it, letters of any script: whatever else a list holds there would reach somebody else,
 * or nobody. No quoted local parts and no address literals (RFC 5321 section 4.1.2): nobody is invited by those.
 */
export const readAddress = (text: string): string | null => {
  const trimmed = text.trim();
  return trimmed.length <= 254 && oneAddress.test(trimmed) ? trimmed : null;
};

const oneAddress = /^[^\s\p{C}"(),:;<>@[\\\]]{1,64}@[^\s\p{C}"(),:;<>@[\\\]]+$/u;
