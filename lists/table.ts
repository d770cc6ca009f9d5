/** One row of a list: the line (CSV) or row number (XLSX) it starts at, counted from 1, and its cells as text. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Something about the file that staff may want to know, although nothing was lost. */
export interface TableNotice {
  readonly code:
    | 'rows_before_headings'
    | 'quotes_repaired'
    | 'bytes_replaced'
    | 'windows_1252_assumed'
    | 'columns_cut';
  readonly line?: number;
  readonly count?: number;
}

/** A file understood as headings and rows. Blank rows are left out; every cell is plain text, as it stands. */
export interface Table {
  readonly format: 'csv' | 'xlsx';
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** The names of the workbook's visible sheets; empty for CSV. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly headings: readonly string[];
  readonly headingLine: number;
  readonly rows: readonly TableRow[];
  readonly notices: readonly TableNotice[];
}

export type TableFailure =
  'empty_file' | 'wrong_type' | 'too_large' | 'damaged_file' | 'no_rows' | 'canceled';

export interface TableLimits {
  readonly fileBytes: number;
  /** Of one unpacked part of a workbook. */
  readonly sheetBytes: number;
  readonly sharedStringBytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
}

export const tableLimits: TableLimits = {
  fileBytes: 200 * 1024 * 1024,
  sheetBytes: 1024 * 1024 * 1024,
  sharedStringBytes: 256 * 1024 * 1024,
  rows: 1_000_000,
  columns: 1000,
  cells: 30_000_000,
};

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Which sheet of a workbook; without it, the first visible one that holds rows. */
  readonly sheet?: string | undefined;
  /** Units are characters (CSV) or bytes of the sheet (XLSX): good for a share of the whole, nothing else. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly limits?: TableLimits | undefined;
}
