import { columnMapping, type ColumnMapping, type ListKind } from '#lists/columnMapping.ts';
import { mappingOf } from '#lists/previewTable.ts';
import { readTable } from '#lists/readTable.ts';
import type { Table, TableFailure, TableLimits } from '#lists/table.ts';
import { ok, type Result } from '#shared/model/result.ts';
import { listLimits } from './listLimits.ts';

/** A file as it came, and what somebody said of it; what nobody said is guessed. */
export interface ListFile {
  readonly bytes: Uint8Array;
  /** Only hints at tabs (".tsv"). */
  readonly fileName: string;
  readonly kind?: ListKind | undefined;
  /** Those of the console and the API unless told. */
  readonly limits?: TableLimits | undefined;
  /** Of a workbook. */
  readonly sheet?: string | undefined;
  /** What each column holds, null for nothing, in their order. */
  readonly fields?: readonly (string | null)[] | undefined;
}

export interface ReadList {
  readonly table: Table;
  readonly mapping: ColumnMapping;
}

let reading: Promise<unknown> = Promise.resolve();

/** One file at a time: a workbook of a few megabytes may hold hundreds. */
export const readList = async (file: ListFile): Promise<Result<ReadList, TableFailure>> => {
  const read = reading.then(() => readOne(file));
  reading = read.catch(() => undefined); // whoever asked hears of it
  return read;
};

const readOne = async (file: ListFile): Promise<Result<ReadList, TableFailure>> => {
  const { bytes, fileName, kind, sheet, fields, limits = listLimits } = file;
  const read = await readTable(bytes, fileName, { sheet, limits });
  if (!read.ok) return read;
  const table = read.value;
  const guessed = mappingOf(table, kind);
  // Corrections belong to the columns that they were made for.
  const fits = fields?.length === table.headings.length;
  return ok({ table, mapping: fits ? columnMapping(guessed.kind, fields) : guessed });
};
