import { Checkpoint } from '#shared/model/checkpoint.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';

/** The checkpoints of the event: entrances first, then by name. */
export const readCheckpoints = async (
  database: StoreDatabase | StoreTransaction,
  event: string,
): Promise<readonly Checkpoint[]> => {
  const rows = await database
    .selectFrom('checkpoints')
    .select('data')
    .where('event', '=', event)
    .execute();
  return rows
    .map(({ data }) => Checkpoint.parse(JSON.parse(data)))
    .toSorted(
      (one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, 'en') || 0,
    );
};

const rank = ({ kind }: Checkpoint): number => (kind === 'entrance' ? 0 : 1);
