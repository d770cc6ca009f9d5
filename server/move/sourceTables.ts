import { z } from 'zod';
import type { Database } from '#sqlite/openDatabase.ts';

export interface SourceTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** In the order of the primary key. */
  readonly keys: readonly string[];
}

const Names = z.array(z.object({ name: z.string() }));
const Columns = z.array(z.object({ name: z.string(), pk: z.int() }));
const References = z.array(z.object({ table: z.string() }));

/** The tables of a store's file, each after those that it refers to. */
export const sourceTables = (file: Database): readonly SourceTable[] => {
  const names = Names.parse(
    file
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .all(),
  ).map(({ name }) => name);
  const ordered = new Set<string>();
  const add = (name: string): void => {
    if (ordered.has(name)) return;
    const references = References.parse(file.pragma(`foreign_key_list(${quoted(name)})`));
    for (const { table } of references) if (table !== name) add(table);
    ordered.add(name);
  };
  for (const name of names.toSorted()) add(name);
  return [...ordered].map((name) => {
    const columns = Columns.parse(file.pragma(`table_info(${quoted(name)})`));
    const keys = columns.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk);
    return {
      name,
      columns: columns.map((column) => column.name),
      keys: keys.map((key) => key.name),
    };
  });
};

/** An SQL identifier, the same in both databases. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
