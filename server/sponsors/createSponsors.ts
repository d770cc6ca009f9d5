import { v7 as uuidv7 } from 'uuid';
import type { Event } from '#shared/model/event.ts';
import type { Language } from '#shared/model/language.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { changeLink } from '../links/changeLinks.ts';
import { createWriter } from '../log/createWriter.ts';
import { queueMail } from '../mail/queueMail.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import { saveLogo, saveProfile, type EditError, type ProfileEdit } from './editProfile.ts';
import type { LogoError } from './readLogo.ts';
import {
  checkSponsor,
  emptyProfile,
  type NewSponsor,
  type ProfileError,
  type Sponsor,
  type SponsorError,
} from './sponsor.ts';
import { readSponsor, readSponsors } from './sponsorRows.ts';

type Outcome<Value, Code extends string> = Promise<Result<Value, Code | 'no_event'>>;

/** Sponsors of the event and what they say of themselves. Each function that writes is one transaction with audit lines. */
export interface Sponsors {
  readonly add: (wanted: NewSponsor, actor: Actor) => Outcome<Sponsor, SponsorError>;
  readonly read: (id: string) => Promise<Sponsor | undefined>;
  /** By name. */
  readonly list: () => Promise<readonly Sponsor[]>;
  /** With another contact, the links that the one before had are revoked. */
  readonly change: (wanted: {
    readonly id: string;
    readonly changes: Partial<NewSponsor>;
    readonly actor: Actor;
  }) => Outcome<Sponsor, SponsorError | 'unknown_sponsor'>;
  /** Queues a mail to the contact with a link to edit the profile, which is made when the mail is. */
  readonly sendLink: (wanted: {
    readonly id: string;
    /** The contact's own unless said. */
    readonly language?: Language | undefined;
    readonly actor: Actor;
  }) => Outcome<{ readonly mailing: string }, EditError>;
  readonly saveProfile: (
    edit: ProfileEdit & { readonly told: unknown },
  ) => Outcome<Sponsor, EditError | ProfileError>;
  /** `file` is what was uploaded; null takes the logo away. */
  readonly saveLogo: (
    edit: ProfileEdit & { readonly file: Buffer | null },
  ) => Outcome<Sponsor, EditError | LogoError>;
  /** The PNG of a logo by its hash. */
  readonly logo: (hash: string) => Promise<Buffer | undefined>;
}

export const createSponsors = (context: StoreContext): Sponsors => {
  const { database, clock, random } = context;

  const write = createWriter(database);
  const eventId = async (): Promise<string> => (await readEvent(database))?.id ?? '';

  return {
    add: (wanted, actor) =>
      write(async (trx, event) => {
        const checked = checkSponsor(wanted, event);
        if (!checked.ok) return checked;
        const now = clock();
        const id = uuidv7({ msecs: now, random: random(16) });
        await trx
          .insertInto('sponsors')
          .values({
            event: event.id,
            id,
            data: JSON.stringify(checked.value),
            profile: JSON.stringify(emptyProfile),
            created_at: now,
          })
          .execute();
        await appendAudit(trx, { event: event.id, now }, [
          { actor, action: 'sponsor.added', subject: id },
        ]);
        return ok({ ...checked.value, id, createdAt: now, profile: emptyProfile, logo: null });
      }),

    read: async (id) => readSponsor(database, await eventId(), id),
    list: async () => readSponsors(database, await eventId()),

    change: (wanted) => write((trx, event) => changeSponsor(trx, { context, event }, wanted)),

    sendLink: ({ id, language, actor }) =>
      write(async (trx, event): Promise<Result<{ readonly mailing: string }, EditError>> => {
        const known = await readSponsor(trx, event.id, id);
        if (known === undefined) return err('unknown_sponsor');
        if (clock() >= known.editDeadline) return err('sponsor_closed');
        const job = { kind: 'resend_link', link: 'sponsor', scope: '', language } as const;
        const mailing = await queueMail(trx, context, {
          event: event.id,
          job,
          subjects: [id],
          actor,
        });
        await appendAudit(trx, { event: event.id, now: clock() }, [
          { actor, action: 'sponsor.invited', subject: id, details: { mailing } },
        ]);
        return ok({ mailing });
      }),

    saveProfile: (edit) =>
      write((trx, event) => saveProfile(trx, { event: event.id, now: clock() }, edit)),

    saveLogo: async ({ file, ...edit }) => {
      // Pictures are read before the transaction, which must be short, and by libraries that nothing else waits for.
      const { readLogo } = await import('./readLogo.ts');
      const logo = file === null ? ok(null) : await readLogo(file);
      if (!logo.ok) return logo;
      return write((trx, event) =>
        saveLogo(trx, { event: event.id, now: clock() }, { ...edit, logo: logo.value }),
      );
    },

    logo: async (hash) => {
      const row = await database
        .selectFrom('sponsor_logos')
        .select('png')
        .where('event', '=', await eventId())
        .where('hash', '=', hash)
        .executeTakeFirst();
      return row === undefined ? undefined : Buffer.from(row.png, 'base64');
    },
  };
};

const changeSponsor = async (
  trx: StoreTransaction,
  { context, event }: { readonly context: StoreContext; readonly event: Event },
  { id, changes, actor }: Parameters<Sponsors['change']>[0],
): Promise<Result<Sponsor, SponsorError | 'unknown_sponsor'>> => {
  const known = await readSponsor(trx, event.id, id);
  if (known === undefined) return err('unknown_sponsor');
  const checked = checkSponsor({ ...known, ...changes }, event);
  if (!checked.ok) return checked;
  const fields = (
    ['name', 'contactName', 'contactAddress', 'language', 'editDeadline', 'isListed'] as const
  ).filter((field) => checked.value[field] !== known[field]);
  const sponsor = { ...known, ...checked.value };
  if (fields.length === 0) return ok(sponsor);
  await trx
    .updateTable('sponsors')
    .set({ data: JSON.stringify(checked.value) })
    .where('event', '=', event.id)
    .where('id', '=', id)
    .execute();
  await appendAudit(trx, { event: event.id, now: context.clock() }, [
    { actor, action: 'sponsor.changed', subject: id, details: { fields: fields.join(' ') } },
  ]);
  if (fields.includes('contactAddress')) await endLinks(trx, { context, event }, { id, actor });
  return ok(sponsor);
};

/** Who is not the contact any more must not edit on. */
const endLinks = async (
  trx: StoreTransaction,
  { context, event }: { readonly context: StoreContext; readonly event: Event },
  { id, actor }: { readonly id: string; readonly actor: Actor },
): Promise<void> => {
  const links = await trx
    .selectFrom('links')
    .select('handle')
    .where('event', '=', event.id)
    .where('kind', '=', 'sponsor')
    .where('subject', '=', id)
    .where('state', 'in', ['active', 'suspended'])
    .execute();
  for (const { handle } of links) {
    const of = { handle, actor, reason: 'another contact' };
    await changeLink(trx, context, { event: event.id, change: 'revoke', of });
  }
};
