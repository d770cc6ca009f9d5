import { CompiledQuery } from 'kysely';
import type { StoreTransaction, Tables } from './tables.ts';

/** Where rows go. */
export interface Into<Table extends keyof Tables> {
  readonly table: Table;
  readonly columns: readonly (keyof Tables[Table] & string)[];
  /** A row that has these in common with one that is there is written over that; without a key it must be new. */
  readonly key?: readonly (keyof Tables[Table] & string)[];
}

/**
 * Inserts rows: the values of one after those of another, each in the order of the columns. Making the text of an insert
 * takes longer than the insert itself, so each text is made once, for a few numbers of rows; and an object for each row takes
 * ten times as long as its values alone.
 */
export const insertRows = async <Table extends keyof Tables>(
  trx: StoreTransaction,
  into: Into<Table>,
  values: readonly unknown[],
): Promise<void> => {
  const width = into.columns.length;
  for (let start = 0; start < values.length;) {
    const count = counts.find((size) => size * width <= values.length - start) ?? 1;
    const some = values.slice(start, start + count * width);
    await trx.executeQuery(CompiledQuery.raw(textFor(trx, into, count), some));
    start += some.length;
  }
};

const counts = [100, 10, 1];

const textFor = <Table extends keyof Tables>(
  trx: StoreTransaction,
  { table, columns, key = [] }: Into<Table>,
  count: number,
): string => {
  const { adapter } = trx.getExecutor();
  const texts = textsByDatabase.get(adapter) ?? new Map<string, string>();
  textsByDatabase.set(adapter, texts);
  const name = `${count} ${table} ${columns.join()} ${key.join()}`;
  const known = texts.get(name);
  if (known !== undefined) return known;
  const row = Object.fromEntries(columns.map((column) => [column, null]));
  const rows = Array.from({ length: count }, () => row);
  const insert: string = trx.insertInto<keyof Tables>(table).values(rows).compile().sql;
  const text = key.length === 0 ? insert : `${insert} ${writeOver(columns, key)}`;
  texts.set(name, text);
  return text;
};

/** The same in both databases. */
const writeOver = (columns: readonly string[], key: readonly string[]): string => {
  const others = columns.filter((column) => !key.includes(column));
  const set = others.map((column) => `"${column}" = excluded."${column}"`).join(', ');
  return `on conflict (${key.map((column) => `"${column}"`).join(', ')}) do update set ${set}`;
};

const textsByDatabase = new WeakMap<object, Map<string, string>>();
