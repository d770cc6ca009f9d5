import { err, ok, type Result } from '#shared/model/result.ts';
import type { StoreDatabase } from '../database/tables.ts';
import { selectPeople, type SelectedPerson, type WhichPeople } from '../people/selectPeople.ts';
import { readSponsors } from '../sponsors/sponsorRows.ts';
import type { Sponsor } from '../sponsors/sponsor.ts';
import { hashAddress } from './hashAddress.ts';
import { readAddress } from './readAddress.ts';

/** Attendees, or the contacts of all sponsors. Ids may be of either. */
export type WhichRecipients = WhichPeople | 'sponsors';

export const leftOutReasons = [
  'canceled',
  'suspended',
  'revoked',
  'no_mail_address',
  'bounced_before',
  'invited_before',
  'sponsor_closed',
  'not_for_this_recipient',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export interface LeftOut {
  readonly subject: string;
  readonly why: LeftOutReason;
}

/** Who gets a mail and who does not, each subject in one of the two. */
export interface Recipients {
  readonly subjects: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

export interface Selecting {
  readonly event: string;
  readonly now: number;
  readonly which: WhichRecipients;
  /** Whom the mail can be for: one with the link of a sponsor is for no attendee. */
  readonly audience: 'attendee' | 'sponsor' | 'any';
  /** Undefined before the store has its key: then no mail ever bounced. */
  readonly addressKey: Buffer | undefined;
  /** They have it already. */
  readonly before: ReadonlySet<string>;
}

/** Finds out whom a mail would go to, and why not to others who are meant. */
export const selectRecipients = async (
  trx: StoreDatabase,
  selecting: Selecting,
): Promise<Result<Recipients, 'unknown_recipient'>> => {
  const meant = await meantOf(trx, selecting);
  if (meant === undefined) return err('unknown_recipient');
  const bounced = await readBounced(trx, selecting.event);
  const subjects: string[] = [];
  const leftOut: LeftOut[] = [];
  for (const each of meant) {
    const why = whyNot(each, selecting, bounced);
    if (why === null) subjects.push(each.subject);
    else leftOut.push({ subject: each.subject, why });
  }
  return ok({ subjects, leftOut });
};

interface Meant {
  readonly subject: string;
  readonly kind: 'attendee' | 'sponsor';
  readonly address: string | null;
  readonly leftOut: LeftOutReason | null;
}

const meantOf = async (
  trx: StoreDatabase,
  { event, now, which }: Selecting,
): Promise<readonly Meant[] | undefined> => {
  if (which === 'sponsors')
    return (await readSponsors(trx, event)).map((each) => ofSponsor(each, now));
  const people = await selectPeople(trx, event, which);
  if (people.ok) return people.value.map(ofPerson);
  if (which === 'everybody' || !('ids' in which)) return undefined;
  // Some of them may be sponsors.
  const sponsors = new Map((await readSponsors(trx, event)).map((each) => [each.id, each]));
  const asked = which.ids.filter((id) => !sponsors.has(id));
  const others = await selectPeople(trx, event, { ids: asked });
  if (!others.ok) return undefined;
  const contacts = [...new Set(which.ids)].flatMap((id) => sponsors.get(id) ?? []);
  return [...others.value.map(ofPerson), ...contacts.map((each) => ofSponsor(each, now))];
};

const ofPerson = ({ id, email, leftOut }: SelectedPerson): Meant => ({
  subject: id,
  kind: 'attendee',
  address: readAddress(email),
  leftOut,
});

const ofSponsor = ({ id, contactAddress, editDeadline }: Sponsor, now: number): Meant => ({
  subject: id,
  kind: 'sponsor',
  address: readAddress(contactAddress),
  leftOut: now >= editDeadline ? 'sponsor_closed' : null,
});

const whyNot = (
  { subject, kind, address, leftOut }: Meant,
  { audience, addressKey, before }: Selecting,
  bounced: ReadonlyMap<string, readonly string[]>,
): LeftOutReason | null => {
  if (audience !== 'any' && audience !== kind) return 'not_for_this_recipient';
  // A mail without a link may well tell a sponsor that the time is over.
  if (leftOut !== null && (leftOut !== 'sponsor_closed' || audience === 'sponsor')) return leftOut;
  if (before.has(subject)) return 'invited_before';
  if (address === null) return 'no_mail_address';
  const refused = bounced.get(subject) ?? [];
  const hasBounced =
    addressKey !== undefined &&
    refused.length > 0 &&
    refused.includes(hashAddress(addressKey, address));
  return hasBounced ? 'bounced_before' : null;
};

/** Hashes of the addresses that refused mail, by the subject. */
const readBounced = async (
  trx: StoreDatabase,
  event: string,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows = await trx
    .selectFrom('bounced_addresses')
    .select(['subject', 'address_hash'])
    .where('event', '=', event)
    .execute();
  const bySubject = new Map<string, string[]>();
  for (const { subject, address_hash: hash } of rows) {
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), hash]);
  }
  return bySubject;
};
