import type { ListField } from '#shared/rules/listHeadings.ts';
import { cleanLine, cleanLines } from './cleanText.ts';
import { columnsByField } from './columnMapping.ts';
import type { ColumnMapping } from './columnMapping.ts';
import type { RowProblem, RowReason } from './rowProblem.ts';
import type { Table, TableRow } from './table.ts';

/** Longer cells are no names, notes or titles, and a screen could not show them. */
export const mostCellCharacters = 5000;

export interface RowCells {
  /** Starts with a row; false when it is none of the list (a repeated header, cells too many). */
  readonly begin: (row: TableRow) => boolean;
  readonly has: (field: ListField) => boolean;
  /** The row's cleaned text for a field; '' if there is none. Of several columns the first that is not empty. */
  readonly one: (field: ListField) => (row: TableRow) => string;
  /** As `one`, but all columns of the field, each on its own line. */
  readonly all: (field: ListField) => (row: TableRow) => string;
  readonly report: (reason: RowReason, field?: ListField) => void;
  /** Closes the row: false when it must not go in. */
  readonly end: (reject?: RowReason) => boolean;
  readonly problems: readonly RowProblem[];
}

/** Reads rows through a mapping and keeps the list of what was not understood, in order of lines. */
export const createRowCells = (
  table: Table,
  mapping: ColumnMapping,
  isPrivateLink: (text: string) => boolean,
): RowCells => {
  const columns = columnsByField(mapping);
  const problems: RowProblem[] = [];
  let line = 0;
  let isTooLong = false;
  let found: { reason: RowReason; column: number | undefined }[] = [];

  const closeRow = (kept: boolean): void => {
    for (const { reason, column } of found) {
      const heading = column === undefined ? undefined : columnName(table, column, isPrivateLink);
      problems.push({ line, reason, kept, ...(heading === undefined ? {} : { column: heading }) });
    }
    found = [];
  };
  const reject = (reason: RowReason): false => {
    found.push({ reason, column: undefined });
    closeRow(false);
    return false;
  };

  /** The cell, unless it must not go in. */
  const cellAt = (row: TableRow, column: number): string => {
    const cell = row.cells[column];
    if (cell === undefined || cell === '') return '';
    if (cell.length > mostCellCharacters) {
      isTooLong = true;
      found.push({ reason: 'too_long', column });
      return '';
    }
    // The shortest link is a prefix of four characters, with its secret lost.
    if (cell.length >= 4 && isPrivateLink(cell)) {
      found.push({ reason: 'private_link', column });
      return '';
    }
    return cell;
  };

  const one = (field: ListField) => {
    const [first, ...others] = columns.get(field) ?? [];
    if (first === undefined) return noText;
    return (row: TableRow): string => {
      const text = cleanLine(cellAt(row, first));
      if (text !== '') return text;
      for (const column of others) {
        const other = cleanLine(cellAt(row, column));
        if (other !== '') return other;
      }
      return '';
    };
  };
  const all = (field: ListField) => {
    const own = columns.get(field) ?? [];
    if (own.length === 0) return noText;
    return (row: TableRow): string => {
      let text = '';
      for (const column of own) {
        const part = cleanLines(cellAt(row, column));
        if (part === '') continue;
        const joined = text === '' ? part : `${text}\n${part}`;
        // No attendee has longer ones: a fact with such a one could not be read.
        if (joined.length > mostCellCharacters) {
          isTooLong = true;
          found.push({ reason: 'too_long', column });
        } else text = joined;
      }
      return text;
    };
  };

  return {
    begin: (row) => {
      line = row.line;
      isTooLong = false;
      if (isRepeatedHeader(row, table.headings)) return reject('repeated_header');
      return hasTooManyCells(row, table.headings.length) ? reject('too_many_cells') : true;
    },
    has: (field) => columns.has(field),
    one,
    all,
    report: (reason, field) => {
      found.push({ reason, column: field === undefined ? undefined : columns.get(field)?.[0] });
    },
    end: (reason) => {
      if (reason !== undefined && !isTooLong) return reject(reason);
      if (found.length > 0) closeRow(!isTooLong);
      return !isTooLong;
    },
    problems,
  };
};

const noText = (): string => '';

const isRepeatedHeader = (row: TableRow, headings: readonly string[]): boolean => {
  const { cells } = row;
  if (cells.length !== headings.length) return false;
  for (let index = 0; index < headings.length; index += 1) {
    const cell = cells[index];
    if (cell !== headings[index] && cell?.trim() !== headings[index]) return false;
  }
  return true;
};

const hasTooManyCells = (row: TableRow, width: number): boolean => {
  for (let index = width; index < row.cells.length; index += 1) {
    if (row.cells[index]?.trim() !== '') return true;
  }
  return false;
};

/** A list without headings has data where they should be: such a text is not repeated. */
const columnName = (
  table: Table,
  column: number,
  isPrivateLink: (text: string) => boolean,
): string | undefined => {
  const heading = table.headings[column];
  if (heading === undefined || heading === '' || isPrivateLink(heading)) return undefined;
  return heading.slice(0, 100);
};
