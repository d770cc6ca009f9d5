import { Attendee, type Hold } from '#shared/model/attendee.ts';
import type { Language } from '#shared/model/language.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { readAttendees } from '../log/people.ts';
import type { Sponsor } from '../sponsors/sponsor.ts';
import { readSponsor, readSponsors } from '../sponsors/sponsorRows.ts';
import { languageOfPerson } from './languageOfPerson.ts';
import { readAddress } from './readAddress.ts';

/** Whom a mail is for, as known at this moment. `address` is null where there is none that mail can go to. */
export interface Addressee {
  readonly subject: string;
  readonly kind: 'attendee' | 'sponsor';
  readonly address: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  /** Undefined where it is not known. */
  readonly language: Language | undefined;
  /** Staff hold this person's codes back: nothing that opens a door goes out. */
  readonly hold: Hold;
}

/**
 * The one place that knows where mail for a subject goes: the address that an attendee, or the contact of a sponsor, has now.
 * Undefined: nobody has this id.
 */
export const addressOf = async (
  trx: StoreTransaction,
  event: string,
  subject: string,
): Promise<Addressee | undefined> => {
  const attendee = (await readAttendees(trx, event, [subject])).get(subject);
  if (attendee !== undefined) return toAddressee(attendee);
  const sponsor = await readSponsor(trx, event, subject);
  return sponsor === undefined ? undefined : contactOf(sponsor);
};

/** The first of the list that mail can go to. */
export const firstAddressees = async (
  trx: StoreTransaction,
  event: string,
  { kind, count }: { readonly kind: Addressee['kind']; readonly count: number },
): Promise<readonly Addressee[]> => {
  if (kind === 'sponsor') {
    return (await readSponsors(trx, event)).slice(0, count).map(contactOf);
  }
  const rows = await trx
    .selectFrom('attendees')
    .select('data')
    .where('event', '=', event)
    .orderBy('id')
    .limit(rowsToLookAt)
    .execute();
  return rows
    .map(({ data }) => toAddressee(Attendee.parse(JSON.parse(data))))
    .filter(({ address, hold }) => address !== null && hold === 'none')
    .slice(0, count);
};

const rowsToLookAt = 200;

const contactOf = ({ id, name, contactName, contactAddress, language }: Sponsor): Addressee => ({
  subject: id,
  kind: 'sponsor',
  address: readAddress(contactAddress),
  firstName: contactName,
  lastName: '',
  company: name,
  language: languageOfPerson(language),
  hold: 'none',
});

const toAddressee = ({
  id,
  firstName,
  lastName,
  company,
  email,
  language,
  hold,
}: Attendee): Addressee => ({
  subject: id,
  kind: 'attendee',
  address: readAddress(email),
  firstName,
  lastName,
  company,
  language: languageOfPerson(language),
  hold,
});
