import { createHash } from 'node:crypto';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import type { DrawnLogo } from './readLogo.ts';
import { checkProfile, type ProfileError, type Sponsor } from './sponsor.ts';
import { readSponsor } from './sponsorRows.ts';

export interface ProfileEdit {
  readonly sponsor: string;
  readonly actor: Actor;
  /** The handle of the link that it came by. */
  readonly link: string;
}
export type EditError = 'unknown_sponsor' | 'sponsor_closed';

interface At {
  readonly event: string;
  readonly now: number;
}

/** Writes what the sponsor says of itself; `told` is what a form brought. */
export const saveProfile = async (
  trx: StoreTransaction,
  at: At,
  { told, ...edit }: ProfileEdit & { readonly told: unknown },
): Promise<Result<Sponsor, EditError | ProfileError>> => {
  const known = await openSponsor(trx, at, edit);
  if (!known.ok) return known;
  const checked = checkProfile(told);
  if (!checked.ok) return checked;
  const profile = checked.value;
  const fields = (['shortText', 'longText', 'website', 'contacts'] as const).filter(
    (field) => JSON.stringify(profile[field]) !== JSON.stringify(known.value.profile[field]),
  );
  if (fields.length === 0) return known;
  await trx
    .updateTable('sponsors')
    .set({ profile: JSON.stringify(profile) })
    .where('event', '=', at.event)
    .where('id', '=', edit.sponsor)
    .execute();
  await record(trx, at, { edit, fields: fields.join(' ') });
  return ok({ ...known.value, profile });
};

/** null takes the logo away. */
export const saveLogo = async (
  trx: StoreTransaction,
  at: At,
  { logo, ...edit }: ProfileEdit & { readonly logo: DrawnLogo | null },
): Promise<Result<Sponsor, EditError>> => {
  const known = await openSponsor(trx, at, edit);
  if (!known.ok) return known;
  await trx
    .deleteFrom('sponsor_logos')
    .where('event', '=', at.event)
    .where('sponsor', '=', edit.sponsor)
    .execute();
  const shown =
    logo === null
      ? null
      : {
          hash: createHash('sha256').update(logo.png).digest('hex'),
          width: logo.width,
          height: logo.height,
        };
  if (logo !== null && shown !== null) {
    const png = logo.png.toString('base64');
    await trx
      .insertInto('sponsor_logos')
      .values({ event: at.event, sponsor: edit.sponsor, ...shown, png })
      .execute();
  }
  await record(trx, at, { edit, fields: 'logo' });
  return ok({ ...known.value, logo: shown });
};

const openSponsor = async (
  trx: StoreTransaction,
  { event, now }: At,
  { sponsor }: ProfileEdit,
): Promise<Result<Sponsor, EditError>> => {
  const known = await readSponsor(trx, event, sponsor);
  if (known === undefined) return err('unknown_sponsor');
  return now >= known.editDeadline ? err('sponsor_closed') : ok(known);
};

const record = (
  trx: StoreTransaction,
  { event, now }: At,
  { edit, fields }: { readonly edit: ProfileEdit; readonly fields: string },
): Promise<void> =>
  appendAudit(trx, { event, now }, [
    {
      actor: edit.actor,
      action: 'sponsor.edited',
      subject: edit.sponsor,
      handle: edit.link,
      details: { fields },
    },
  ]);
