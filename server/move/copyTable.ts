import { createHash, type Hash } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '#sqlite/openDatabase.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { quoted, type SourceTable } from './sourceTables.ts';

/** How many rows a table has, and SHA-256 (hex) over all of them in the order of their keys. */
export interface TableSum {
  readonly rows: number;
  readonly sum: string;
}

type Row = Readonly<Record<string, unknown>>;

/** Copies a table's rows into the empty table of the same name, in pieces. */
export const copyTable = async (
  file: Database,
  table: SourceTable,
  trx: StoreTransaction,
): Promise<TableSum> => {
  const summing = createSumming(table);
  let piece: Row[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (piece.length === 0) return;
    const target = sql.id(table.name);
    await sql`INSERT INTO ${target} SELECT * FROM json_populate_recordset(NULL::${target}, ${JSON.stringify(piece)})`.execute(
      trx,
    );
    piece = [];
    size = 0;
  };
  for (const row of file.prepare<[], Row>(selectAll(table)).iterate()) {
    size += summing.add(row);
    piece.push(row);
    if (piece.length >= rowsPerPiece || size >= bytesPerPiece) await flush();
  }
  await flush();
  return summing.end();
};

/** The sum of the table as it arrived. */
export const sumTable = async (table: SourceTable, trx: StoreTransaction): Promise<TableSum> => {
  const summing = createSumming(table);
  for await (const row of readRows(trx, selectAll(table))) summing.add(row);
  return summing.end();
};

/** Rows of a query on PostgreSQL, a piece at a time. */
export async function* readRows(
  trx: StoreTransaction,
  query: string,
): AsyncGenerator<Row, void, undefined> {
  await sql.raw(`DECLARE reading NO SCROLL CURSOR FOR ${query}`).execute(trx);
  try {
    for (;;) {
      const { rows } = await sql.raw(`FETCH ${rowsPerPiece} FROM reading`).execute(trx);
      yield* Rows.parse(rows);
      if (rows.length < rowsPerPiece) return;
    }
  } finally {
    await sql.raw('CLOSE reading').execute(trx);
  }
}

const Rows = z.array(z.record(z.string(), z.unknown()));
const rowsPerPiece = 500;
const bytesPerPiece = 4_000_000;

/** Columns by name: a column that was added later may stand elsewhere in the other database. */
const selectAll = ({ name, columns, keys }: SourceTable): string =>
  `SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(name)} ORDER BY ${keys.map(quoted).join(', ')}`;

const createSumming = ({ columns }: SourceTable) => {
  const hash: Hash = createHash('sha256');
  let rows = 0;
  return {
    /** Gives the size of the row's text. */
    add: (row: Row): number => {
      const text = JSON.stringify(columns.map((column) => row[column]));
      hash.update(text);
      rows += 1;
      return text.length;
    },
    end: (): TableSum => ({ rows, sum: hash.digest('hex') }),
  };
};
