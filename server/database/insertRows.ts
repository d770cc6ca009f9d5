import { CompiledQuery, type Insertable } from 'kysely';
import type { StoreTransaction, Tables } from './tables.ts';

/**
 * Inserts rows that all have the same columns in the same order. Making the text of an insert takes longer than the
 * insert itself, so each text is made once, for a few numbers of rows.
 */
export const insertRows = async <Table extends keyof Tables>(
  trx: StoreTransaction,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> => {
  for (let start = 0; start < rows.length;) {
    const count = counts.find((size) => size <= rows.length - start) ?? 1;
    const some = rows.slice(start, start + count);
    const values = some.flatMap((row) => Object.values(row));
    await trx.executeQuery(CompiledQuery.raw(textFor(trx, table, some), values));
    start += count;
  }
};

const counts = [100, 10, 1];

const textFor = <Table extends keyof Tables>(
  trx: StoreTransaction,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): string => {
  const { adapter } = trx.getExecutor();
  const texts = textsByDatabase.get(adapter) ?? new Map<string, string>();
  textsByDatabase.set(adapter, texts);
  const key = `${rows.length} ${table}`;
  const text = texts.get(key) ?? trx.insertInto(table).values(rows).compile().sql;
  texts.set(key, text);
  return text;
};

const textsByDatabase = new WeakMap<object, Map<string, string>>();
