import type { Role } from '#shared/model/role.ts';
import type { StoreDatabase } from '../database/tables.ts';

export interface KnownStation {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly isRevoked: boolean;
  /** When it asked last, or when its last fact came; ms since 1970. */
  readonly lastSeenAt: number | null;
}

/** The stations that joined, in the order in which they did. */
export const listStations = async (
  database: StoreDatabase,
  seenAt: ReadonlyMap<string, number>,
): Promise<readonly KnownStation[]> => {
  const rows = await database
    .selectFrom('stations')
    .leftJoin('facts', (join) =>
      join
        .onRef('facts.event', '=', 'stations.event')
        .onRef('facts.station', '=', 'stations.id')
        .onRef('facts.incarnation', '=', 'stations.incarnation'),
    )
    .where('stations.vouched_by', 'is', null)
    .select((fields) => [
      'stations.id',
      'stations.name',
      'stations.role',
      'stations.status',
      fields.fn.max('facts.received_at').as('received_at'),
    ])
    .groupBy([
      'stations.id',
      'stations.name',
      'stations.role',
      'stations.status',
      'stations.enrolled_at',
    ])
    .orderBy('stations.enrolled_at')
    .orderBy('stations.id')
    .execute();
  return rows.map(({ id, name, role, status, received_at }) => ({
    id,
    name,
    role,
    isRevoked: status === 'revoked',
    lastSeenAt: seenAt.get(id) ?? (received_at === null ? null : Number(received_at)),
  }));
};
