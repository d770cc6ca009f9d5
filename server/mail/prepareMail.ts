import type { Attendee } from '#shared/model/attendee.ts';
import type { Language } from '#shared/model/language.ts';
import type { Event } from '#shared/model/event.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { Actor } from '../audit/appendAudit.ts';
import { drawCode } from '../codes/drawCode.ts';
import { signFor, withGenerations } from '../codes/issueCode.ts';
import type { StoreKey } from '../codes/storeKey.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { makeDeviceCode } from '../devices/deviceChallenges.ts';
import { linkUrl } from '../links/linkUrl.ts';
import { openCampaign, type OpenCampaignError } from '../campaigns/openCampaign.ts';
import { issueLinks, type IssuedLink } from '../links/issueLink.ts';
import { closingTime, readRegistrationSettings } from '../registration/registrationSettings.ts';
import type { StoreContext } from '../storeContext.ts';
import type { Addressee } from './addressOf.ts';
import { deviceCodeTag, type CompiledTemplate, type FilledTag } from './compileTemplate.ts';
import { fillTemplate, type FilledTexts } from './fillTemplate.ts';
import { findPersonalSecret } from './findPersonalSecret.ts';
import { mailedLinkKinds, type MailedLinkKind } from './mailJob.ts';
import { tagOfLink } from './tagOfLink.ts';
import { fieldTags, type FieldTag } from './mailTemplate.ts';

/** What mails of one event are made with. */
export interface MailMaking {
  readonly event: Event;
  /** Where the store is served: links lead there. */
  readonly publicUrl: string;
  /** The event's own page, for everybody. */
  readonly website: string;
  readonly key: StoreKey;
  /** Of mails to those whose own language is not known. */
  readonly language: Language;
  /** Hashes the digits of new devices. */
  readonly deviceKey: Buffer;
  /** Hashes addresses, so that a refusal is counted against the address that it was about. */
  readonly addressKey: Buffer;
}

export interface MailToPrepare {
  readonly template: CompiledTemplate;
  readonly to: Addressee;
  readonly actor: Actor;
  /** Stands with each link that is issued. */
  readonly reason: string;
  /** The campaign of an availability link. */
  readonly scope?: string;
  /** ms since 1970, where links are to end before their kind does. */
  readonly expiresAt?: number | undefined;
  readonly challenge?: string;
}

/** A mail with its secrets in it: it goes to `address` and nowhere else, and is kept by nobody. */
export interface ReadyMail extends FilledTexts {
  readonly address: string;
  /** The picture of the entry code, PNG. */
  readonly entryCode: Buffer | null;
}

export interface PreparedMail {
  /** Of the links that were issued for it. */
  readonly handles: readonly string[];
  /** Draws and fills in; takes some milliseconds and needs no transaction. */
  readonly compose: () => Promise<ReadyMail>;
}

export type PrepareMailError =
  | 'no_mail_address'
  | 'suspended'
  | 'revoked'
  | 'not_for_this_recipient'
  | 'no_campaign'
  | 'unknown_campaign'
  | 'campaign_closed'
  | 'link_over'
  | 'challenge_over'
  | 'foreign_secret';

/**
 * Fetches all that a template wants of its one recipient, within a transaction that holds the log: links are issued now, for
 * this mail. Secrets stay inside; there is no way to hand one in.
 */
export const prepareMail = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  making: MailMaking,
  wanted: MailToPrepare,
): Promise<Result<PreparedMail, PrepareMailError>> => {
  const { template, to } = wanted;
  const { event } = making;
  const { address } = to;
  if (address === null) return err('no_mail_address');
  const kinds = mailedLinkKinds.filter((kind) => template.tags.has(tagOfLink[kind]));
  const wantsCode = template.tags.has('_user_qr');
  // A link would show them that they are held back, a code would be refused at the door.
  if (to.hold !== 'none' && (kinds.length > 0 || wantsCode)) return err(to.hold);
  const isFitting = kinds.every((kind) => (kind === 'sponsor') === (to.kind === 'sponsor'));
  if (!isFitting || (wantsCode && to.kind !== 'attendee')) return err('not_for_this_recipient');
  const fields = fieldsOf(making, to);
  // Somebody's link in somebody's company would reach many, and be followed by all of them.
  if (Object.values(fields).some((value) => findPersonalSecret(value) !== undefined))
    return err('foreign_secret');

  const links = await issueFor(trx, context, { making, wanted, kinds });
  if (!links.ok) return links;
  let attendee: Attendee | undefined;
  if (wantsCode) {
    const people = await withGenerations(trx, context, {
      event: event.id,
      attendeeIds: [to.subject],
      medium: 'entry',
    });
    attendee = people.get(to.subject);
    if (attendee === undefined) return err('not_for_this_recipient');
  }
  const digits =
    wanted.challenge === undefined
      ? undefined
      : await makeDeviceCode(trx, context, { id: wanted.challenge, key: making.deviceKey });
  if (template.tags.has(deviceCodeTag) && digits === undefined) return err('challenge_over');

  const valueOf = (tag: Exclude<FilledTag, '_user_qr'>): string => {
    if (tag === deviceCodeTag) return digits?.reveal() ?? '';
    if (isFieldTag(tag)) return fields[tag];
    const kind = kinds.find((each) => tagOfLink[each] === tag);
    const issued = links.value.find(({ link }) => link.kind === kind);
    if (issued === undefined) throw new Error('a link was asked for');
    return linkUrl(making.publicUrl, issued.link.kind, issued.text).reveal();
  };
  return ok({
    handles: links.value.map(({ link }) => link.handle),
    compose: async () => ({
      address,
      ...fillTemplate(template, valueOf),
      entryCode: attendee === undefined ? null : await drawEntryCode(making, attendee),
    }),
  });
};

const isFieldTag = (tag: FilledTag): tag is FieldTag => fieldTags.some((field) => field === tag);

const fieldsOf = (
  { event, website, publicUrl }: MailMaking,
  { firstName, lastName, company }: Addressee,
): Readonly<Record<FieldTag, string>> => ({
  first_name: firstName,
  last_name: lastName,
  company,
  event_name: event.name,
  generic_link: website === '' ? publicUrl : website,
});

const issueFor = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { making, wanted, kinds }: Issuing,
): Promise<Result<readonly IssuedLink[], OpenCampaignError | 'link_over'>> => {
  const { to, actor, reason, scope = '', expiresAt } = wanted;
  if (kinds.includes('availability')) {
    const at = { event: making.event.id, now: context.clock() };
    const open = await openCampaign(trx, at, scope);
    if (!open.ok) return open;
  }
  // A deadline may be later than the time at which links of this kind end unless told.
  const closing = kinds.includes('registration')
    ? Math.min(closingTime(await readRegistrationSettings(trx), making.event), making.event.endsAt)
    : undefined;
  const issued = await issueLinks(trx, context, {
    event: making.event,
    wanted: kinds.map((kind) => ({
      kind,
      subject: to.subject,
      scope: kind === 'availability' ? scope : '',
      actor,
      reason,
      ...endsAt(expiresAt ?? (kind === 'registration' ? closing : undefined)),
    })),
  });
  if (issued.ok) return issued;
  // Its time has passed, or there is none left: it would open nothing.
  return err('link_over');
};

const endsAt = (expiresAt: number | undefined) => (expiresAt === undefined ? {} : { expiresAt });

interface Issuing {
  readonly making: MailMaking;
  readonly wanted: MailToPrepare;
  readonly kinds: readonly MailedLinkKind[];
}

const drawEntryCode = async ({ event, key }: MailMaking, attendee: Attendee): Promise<Buffer> => {
  const { text } = await signFor(key, { event, attendee, medium: 'entry' });
  return drawCode(text);
};
