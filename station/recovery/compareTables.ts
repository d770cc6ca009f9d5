import { z } from 'zod';
import type { Database } from '#sqlite/openDatabase.ts';
import { findAgain, lostSubjects } from '../database/subjectIndex.ts';

/** A row that two databases do not agree on. `extra` and `missing` are said of the first. Ids only, never what the row says. */
export interface Difference {
  readonly table: string;
  readonly id: string;
  readonly what: 'missing' | 'extra' | 'different';
}

interface Shape {
  readonly table: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
}

const kept: ReadonlySet<string> = new Set(['facts', 'kept', 'badge_jobs']);
/** Which row is in which of the two differs from station to station. */
const indexes: ReadonlySet<string> = new Set(['subjects', 'new_subjects']);
const Column = z.object({ name: z.string(), pk: z.int() });

/** The tables that are computed of facts: all but the journal, the print queue and the station's single values. */
export const projectionsOf = (database: Database): readonly Shape[] =>
  database
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all()
    .filter((table) => !kept.has(table) && !indexes.has(table))
    .map((table) => {
      const all = z.array(Column).parse(database.pragma(`table_info(${table})`));
      const keys = all.filter(({ pk }) => pk > 0).map(({ name }) => name);
      // Row numbers are each station's own; what such a row is known by is its id.
      const isNumbered = keys.length === 1 && keys[0] === 'no';
      const columns = all.map(({ name }) => name).filter((name) => name !== 'no');
      return { table, key: isNumbered ? ['id'] : keys, columns };
    });

/** All rows of the projections in which one database differs from another of the same version. */
export function* compareTables(found: Database, expected: Database): Generator<Difference> {
  for (const shape of projectionsOf(expected)) {
    const ours = rowsOf(found, shape);
    const theirs = rowsOf(expected, shape);
    let one = ours.next();
    let other = theirs.next();
    while (one.done !== true || other.done !== true) {
      const id = smaller(one.value?.id, other.value?.id);
      const [hasOurs, hasTheirs] = [one.value?.id === id, other.value?.id === id];
      const isSame = hasOurs && hasTheirs && one.value?.text === other.value?.text;
      if (!isSame) {
        const what = !hasOurs ? 'missing' : !hasTheirs ? 'extra' : 'different';
        yield { table: shape.table, id, what };
      }
      if (hasOurs) one = ours.next();
      if (hasTheirs) other = theirs.next();
    }
  }
  for (const id of lostSubjects(found)) {
    yield { table: 'subjects', id: JSON.stringify([id]), what: 'missing' };
  }
}

/** Inside a transaction on `found`: makes its row what the other database has. */
export const repairRow = (found: Database, expected: Database, { table, id }: Difference): void => {
  const key = z.array(z.string()).parse(JSON.parse(id));
  if (table === 'subjects') findAgain(found, key[0] ?? '');
  const shape = projectionsOf(expected).find((one) => one.table === table);
  if (shape === undefined) return;
  const where = shape.key.map((name) => `"${name}" = ?`).join(' AND ');
  const list = shape.columns.map((name) => `"${name}"`).join();
  const row = expected
    .prepare<string[], unknown[]>(`SELECT ${list} FROM "${table}" WHERE ${where}`)
    .raw()
    .get(...key);
  if (row === undefined) {
    found.prepare(`DELETE FROM "${table}" WHERE ${where}`).run(...key);
    return;
  }
  const assignments = shape.columns.map((name) => `"${name}" = ?`).join();
  const changed = found
    .prepare(`UPDATE "${table}" SET ${assignments} WHERE ${where}`)
    .run(...row, ...key);
  if (changed.changes > 0) return;
  const places = shape.columns.map(() => '?').join();
  found.prepare(`INSERT INTO "${table}" (${list}) VALUES (${places})`).run(...row);
  if (table === 'attendees') findAgain(found, key[0] ?? '');
};

interface Row {
  /** The key's parts, as JSON. */
  readonly id: string;
  readonly text: string;
}

function* rowsOf(database: Database, { table, key, columns }: Shape): Generator<Row, undefined> {
  const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join();
  const rows = database
    .prepare<[], unknown[]>(
      `SELECT ${list(key)}, ${list(columns)} FROM "${table}" ORDER BY ${list(key)}`,
    )
    .raw();
  for (const row of rows.iterate()) {
    const id = JSON.stringify(row.slice(0, key.length));
    yield { id, text: JSON.stringify(row.slice(key.length).map(normal)) };
  }
  return undefined;
}

/** JSON says the same in any order of its fields. */
const normal = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (typeof value !== 'string' || !value.startsWith('{')) return value;
  return sorted(JSON.parse(value));
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([name, part]) => [name, sorted(part)]);
};

/** SQLite orders text by its bytes, as UTF-8; of keys with several parts the first counts most. */
const smaller = (one: string | undefined, other: string | undefined): string => {
  if (one === undefined || other === undefined) return one ?? other ?? '[]';
  return compareKeys(one, other) <= 0 ? one : other;
};

const compareKeys = (one: string, other: string): number => {
  const ours = z.array(z.string()).parse(JSON.parse(one));
  const theirs = z.array(z.string()).parse(JSON.parse(other));
  for (const [index, part] of ours.entries()) {
    const order = Buffer.compare(Buffer.from(part), Buffer.from(theirs[index] ?? ''));
    if (order !== 0) return order;
  }
  return 0;
};
