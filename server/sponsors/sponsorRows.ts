import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { SponsorFields, SponsorProfile, type Sponsor } from './sponsor.ts';

/** By name. */
export const readSponsors = async (
  database: StoreDatabase | StoreTransaction,
  event: string,
): Promise<readonly Sponsor[]> => {
  const rows = await select(database, event).execute();
  return rows
    .map(toSponsor)
    .toSorted((one, other) => one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1));
};

export const readSponsor = async (
  database: StoreDatabase | StoreTransaction,
  event: string,
  id: string,
): Promise<Sponsor | undefined> => {
  const row = await select(database, event).where('sponsors.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toSponsor(row);
};

const select = (database: StoreDatabase | StoreTransaction, event: string) =>
  database
    .selectFrom('sponsors')
    .leftJoin('sponsor_logos', (join) =>
      join
        .onRef('sponsor_logos.event', '=', 'sponsors.event')
        .onRef('sponsor_logos.sponsor', '=', 'sponsors.id'),
    )
    .select(['sponsors.id', 'sponsors.data', 'sponsors.profile', 'sponsors.created_at'])
    .select(['sponsor_logos.hash', 'sponsor_logos.width', 'sponsor_logos.height'])
    .where('sponsors.event', '=', event);

interface SponsorRow {
  readonly id: string;
  readonly data: string;
  readonly profile: string;
  readonly created_at: number;
  readonly hash: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

const toSponsor = ({ hash, width, height, ...row }: SponsorRow): Sponsor => ({
  ...SponsorFields.parse(JSON.parse(row.data)),
  id: row.id,
  createdAt: Number(row.created_at),
  profile: SponsorProfile.parse(JSON.parse(row.profile)),
  logo:
    hash === null || width === null || height === null
      ? null
      : { hash, width: Number(width), height: Number(height) },
});
