import { err, ok } from '#shared/model/result.ts';
import type { Result } from '#shared/model/result.ts';
import { headingRowIndex } from './headingRow.ts';
import type { Table, TableFailure, TableLimits, TableNotice, TableRow } from './table.ts';

type Origin = Pick<Table, 'format' | 'encoding' | 'delimiter' | 'sheets' | 'sheet' | 'notices'>;

/** Finds the headings among the rows and makes the table of what follows them. */
export const tableOf = (
  allRows: readonly TableRow[],
  origin: Origin,
  limits: TableLimits,
): Result<Table, TableFailure> => {
  const at = headingRowIndex(allRows);
  const headingRow = allRows[at];
  if (headingRow === undefined) return err('empty_file');
  const rows = allRows.slice(at + 1);
  if (rows.length === 0) return err('no_rows');
  const headings = headingRow.cells.slice(0, limits.columns).map((cell) => cell.trim());
  const notices: TableNotice[] = [...origin.notices];
  if (at > 0) notices.push({ code: 'rows_before_headings', count: at });
  if (headings.length < headingRow.cells.length)
    notices.push({ code: 'columns_cut', count: headingRow.cells.length - headings.length });
  return ok({ ...origin, headings, headingLine: headingRow.line, rows, notices });
};
