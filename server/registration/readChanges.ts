import type { AttendeeFields } from '#shared/model/attendee.ts';
import { Fact } from '#shared/model/fact.ts';
import { readBody } from '#shared/rules/applyFact.ts';
import { compareStamps, type Stamp } from '#shared/rules/stamp.ts';
import { z } from 'zod';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { readWrites } from '../log/people.ts';
import { storeStation } from '../log/storeStation.ts';
import { positionsOfPerson } from '../log/personFacts.ts';

/** What people see of their own record; notes and order numbers are for staff. */
export const shownFields = [
  'firstName',
  'lastName',
  'badgeName',
  'company',
  'phone',
  'language',
  'email',
  'category',
  'status',
  'sessions',
] as const satisfies readonly (keyof AttendeeFields)[];
export type ShownField = (typeof shownFields)[number];

export interface SeenChange {
  /** ms since 1970. */
  readonly at: number;
  /** The person, the organiser at the store, staff at a station, or the organiser's list. */
  readonly by: 'self' | 'organiser' | 'station' | 'list';
  /** Which fields, with what was written. */
  readonly changes: Readonly<Partial<Pick<AttendeeFields, ShownField>>>;
}

/** What was changed of somebody since they were brought, newest first: from the log and from who the audit says it was. */
export const readChanges = async (
  database: StoreDatabase,
  { event, attendeeId, limit }: { event: string; attendeeId: string; limit: number },
): Promise<readonly SeenChange[]> => {
  const rows = await database
    .selectFrom('facts')
    .select(['position', 'data'])
    .where('event', '=', event)
    .where('position', 'in', await positionsOfPerson(database, { event, attendee: attendeeId }))
    .where('kind', '=', 'attendeeChanged')
    .orderBy('position', 'desc')
    .limit(limit)
    .execute();
  const ownPositions = await positionsOf(database, { event, attendeeId });
  const written = rows.flatMap(({ position, data }): readonly SeenChange[] => {
    const fact = Fact.parse(JSON.parse(data));
    const changes = shownOf(readBody(fact, 'attendeeChanged')?.changes ?? {});
    if (changes === undefined) return [];
    const isOwn = ownPositions.has(position);
    const by = fact.station !== storeStation ? 'station' : isOwn ? 'self' : 'organiser';
    return [{ at: fact.at + fact.offset, by, changes }];
  });
  const listed = await database
    .transaction()
    .execute((trx) => listedChanges(trx, event, attendeeId));
  return [...written, ...listed].toSorted((one, other) => other.at - one.at).slice(0, limit);
};

const shownOf = (changes: {
  readonly [Field in ShownField]?: AttendeeFields[Field] | undefined;
}): SeenChange['changes'] | undefined => {
  const shown = shownFields.filter((field) => changes[field] !== undefined);
  return shown.length === 0
    ? undefined
    : Object.fromEntries(shown.map((field) => [field, changes[field]]));
};

const Details = z.object({ position: z.int().optional() });

/** Places in the log of what the person changed themselves. */
const positionsOf = async (
  database: StoreDatabase,
  { event, attendeeId }: { readonly event: string; readonly attendeeId: string },
): Promise<ReadonlySet<number>> => {
  const rows = await database
    .selectFrom('audit')
    .select('details')
    .where('event', '=', event)
    .where('subject', '=', attendeeId)
    .where('action', '=', 'attendee.changed')
    .where('actor', '=', `attendee:${attendeeId}`)
    .execute();
  return new Set(
    rows.flatMap(({ details }) => {
      const { position } = Details.parse(JSON.parse(details));
      return position === undefined ? [] : [position];
    }),
  );
};

/** What the organiser's list wrote and nobody replaced since, each import by itself. */
const listedChanges = async (
  trx: StoreTransaction,
  event: string,
  attendeeId: string,
): Promise<readonly SeenChange[]> => {
  const writes = (await readWrites(trx, event, [attendeeId])).get(attendeeId)?.fields ?? {};
  const byImport = new Map<string, { at: number; changes: Record<string, unknown> }>();
  for (const field of shownFields) {
    const write = writes[field];
    const stamp = write?.listed?.stamp ?? null;
    if (write === undefined || stamp === null || !isSame(stamp, write.stamp)) continue;
    const one = byImport.get(stamp.join()) ?? { at: stamp[0], changes: {} };
    one.changes[field] = write.value;
    byImport.set(stamp.join(), one);
  }
  return [...byImport.values()].map(({ at, changes }) => ({ at, by: 'list', changes }));
};

const isSame = (one: Stamp, other: Stamp): boolean => compareStamps(one, other) === 0;
