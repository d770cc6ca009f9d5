import { findPrivateLink } from '#shared/codes/findPrivateLink.ts';
import type { ColumnMapping, ListKind } from './columnMapping.ts';
import { proposeMapping } from './proposeMapping.ts';
import type { Table } from './table.ts';

/** How many rows the mapping is guessed from, and how many are shown. */
export const guessRows = 200;
const sampleRows = 5;

/** The first rows are enough. */
type Head = Pick<Table, 'headings' | 'rows'>;

/** What the columns of a file hold as far as its headings and first rows tell. */
export const mappingOf = (table: Head, kind: ListKind | undefined): ColumnMapping =>
  proposeMapping(table.headings, table.rows.slice(0, guessRows), kind);

/** The first rows, for people to see what a column holds. */
export const sampleOf = (table: Head): string[][] =>
  table.rows.slice(0, sampleRows).map(({ cells }) => cells.map(withoutLink));

/** A sample is shown on screen; a personal link never is. */
export const withoutLink = (cell: string): string =>
  findPrivateLink(cell) === undefined ? cell.slice(0, 200) : '••••';
