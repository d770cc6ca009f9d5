import type { SnapshotPlace } from '#shared/protocol/protocol.ts';
import type { StoreContext } from '../storeContext.ts';

/** A row of a section; `stamp` or `writes` is JSON of its own, null where there is none. */
export interface SnapshotRow {
  readonly key: string;
  readonly data: string;
  readonly beside?: string | null;
}

export interface RowsWanted {
  readonly event: string;
  /** The key after which rows are wanted; empty for all. */
  readonly after: string;
  /** Facts are wanted up to here. */
  readonly position: number;
}

export interface SnapshotSection {
  readonly type: SnapshotPlace['type'];
  readonly rows: (context: StoreContext, wanted: RowsWanted) => AsyncGenerator<SnapshotRow>;
}

/** Read in pages, not in one open query: a slow station must not hold up the writers. */
const inPages = (
  readPage: (context: StoreContext, wanted: RowsWanted) => Promise<readonly SnapshotRow[]>,
): SnapshotSection['rows'] =>
  async function* pages(context, wanted) {
    let { after } = wanted;
    for (;;) {
      const page = await readPage(context, { ...wanted, after });
      yield* page;
      const last = page.at(-1);
      if (last === undefined || page.length < rowsPerRead) return;
      after = last.key;
    }
  };

const rowsPerRead = 500;

const keys = inPages(({ database }, { event, after }) =>
  database
    .selectFrom('code_keys')
    .select(['key_id as key', 'data'])
    .where('event', '=', event)
    .where('key_id', '>', after)
    .orderBy('key_id')
    .limit(rowsPerRead)
    .execute(),
);

const stations = inPages(({ database }, { event, after }) =>
  database
    .selectFrom('stations')
    .select(['id as key', 'name as data'])
    .where('event', '=', event)
    .where('id', '>', after)
    .orderBy('id')
    .limit(rowsPerRead)
    .execute(),
);

const stamped = (table: 'sessions' | 'checkpoints') =>
  inPages(({ database }, { event, after }) =>
    database
      .selectFrom(table)
      .select(['id as key', 'data', 'stamp as beside'])
      .where('event', '=', event)
      .where('id', '>', after)
      .orderBy('id')
      .limit(rowsPerRead)
      .execute(),
  );

/** Changes of people who are not on the list; there are hardly ever any. */
const writes = inPages(({ database }, { event, after }) =>
  database
    .selectFrom('attendee_writes')
    .leftJoin('attendees', (join) =>
      join
        .onRef('attendees.event', '=', 'attendee_writes.event')
        .onRef('attendees.id', '=', 'attendee_writes.id'),
    )
    .select(['attendee_writes.id as key', 'attendee_writes.data as data'])
    .where('attendee_writes.event', '=', event)
    .where('attendee_writes.id', '>', after)
    .where('attendees.id', 'is', null)
    .orderBy('attendee_writes.id')
    .limit(rowsPerRead)
    .execute(),
);

const people = inPages(({ database }, { event, after }) =>
  database
    .selectFrom('attendees')
    .leftJoin('attendee_writes', (join) =>
      join
        .onRef('attendee_writes.event', '=', 'attendees.event')
        .onRef('attendee_writes.id', '=', 'attendees.id'),
    )
    .select(['attendees.id as key', 'attendees.data as data', 'attendee_writes.data as beside'])
    .where('attendees.event', '=', event)
    .where('attendees.id', '>', after)
    .orderBy('attendees.id')
    .limit(rowsPerRead)
    .execute(),
);

/** Kinds that the list already holds, or that no projection uses; kinds unknown here go out with the rest. */
const factsInTheList = [
  'attendeesImported',
  'programmeImported',
  'attendeeAdded',
  'attendeeChanged',
  'codeReplaced',
  'stationEnrolled',
  'stationRevoked',
  'refused',
  'profileViewed',
];

const factsBesideTheList = inPages(async ({ database }, { event, after, position }) => {
  const rows = await database
    .selectFrom('facts')
    .select(['position', 'data'])
    .where('event', '=', event)
    .where('position', '>', Number(after))
    .where('position', '<=', position)
    .where('kind', 'not in', factsInTheList)
    .orderBy('position')
    .limit(rowsPerRead)
    .execute();
  return rows.map((row) => ({ key: String(row.position), data: row.data }));
});

/** In the order of a snapshot. Writes before the list: who gets onto it meanwhile is then in it with these, not between the two. */
export const snapshotSections: readonly SnapshotSection[] = [
  { type: 'key', rows: keys },
  { type: 'station', rows: stations },
  { type: 'session', rows: stamped('sessions') },
  { type: 'checkpoint', rows: stamped('checkpoints') },
  { type: 'writes', rows: writes },
  { type: 'attendee', rows: people },
  { type: 'fact', rows: factsBesideTheList },
];
