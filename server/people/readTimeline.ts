import { Fact } from '#shared/model/fact.ts';
import type { StoreDatabase } from '../database/tables.ts';
import { positionsOfPerson } from '../log/personFacts.ts';

/** Something that a station or the store recorded of a person. */
export interface PersonFact {
  readonly kind: string;
  /** By the clock of the station, put right; ms since 1970. */
  readonly at: number;
  readonly station: string;
  readonly checkpoint: string | null;
  readonly body: Fact['body'];
}

/** The latest of what was recorded of somebody, newest first. Opened profiles are no part of it. */
export const readTimeline = async (
  database: StoreDatabase,
  { event, attendeeId, limit }: { event: string; attendeeId: string; limit: number },
): Promise<readonly PersonFact[]> => {
  const rows = await database
    .selectFrom('facts')
    .leftJoin('stations', 'stations.id', 'facts.station')
    .select(['facts.data as data', 'stations.name as name'])
    .where('facts.event', '=', event)
    .where(
      'facts.position',
      'in',
      await positionsOfPerson(database, { event, attendee: attendeeId }),
    )
    .where('facts.kind', '<>', 'profileViewed')
    .orderBy('facts.position', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ data, name }) => {
    const fact = Fact.parse(JSON.parse(data));
    return {
      kind: fact.kind,
      at: fact.at + fact.offset,
      station: name ?? '',
      checkpoint: fact.checkpoint,
      body: fact.body,
    };
  });
};
