import { CompiledQuery } from 'kysely';
import type { StoreTransaction, Tables } from './tables.ts';

/**
 * Inserts rows: the values of one after those of another, each in the order of the columns. Making the text of an insert
 * takes longer than the insert itself, so each text is made once, for a few numbers of rows; and an object for each row takes
 * ten times as long as its values alone.
 */
export const insertRows = async <Table extends keyof Tables>(
  trx: StoreTransaction,
  table: Table,
  columns: readonly (keyof Tables[Table] & string)[],
  values: readonly unknown[],
): Promise<void> => {
  const width = columns.length;
  for (let start = 0; start < values.length;) {
    const count = counts.find((size) => size * width <= values.length - start) ?? 1;
    const some = values.slice(start, start + count * width);
    await trx.executeQuery(CompiledQuery.raw(textFor(trx, { table, columns, count }), some));
    start += some.length;
  }
};

const counts = [100, 10, 1];

const textFor = (
  trx: StoreTransaction,
  insert: {
    readonly table: keyof Tables;
    readonly columns: readonly string[];
    readonly count: number;
  },
): string => {
  const { table, columns, count } = insert;
  const { adapter } = trx.getExecutor();
  const texts = textsByDatabase.get(adapter) ?? new Map<string, string>();
  textsByDatabase.set(adapter, texts);
  const key = `${count} ${table} ${columns.join()}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const row = Object.fromEntries(columns.map((column) => [column, null]));
  const rows = Array.from({ length: count }, () => row);
  const text = trx.insertInto(table).values(rows).compile().sql;
  texts.set(key, text);
  return text;
};

const textsByDatabase = new WeakMap<object, Map<string, string>>();
