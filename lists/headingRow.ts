import {
  attendeeHeadings,
  registrationHeadings,
  sessionHeadings,
} from '#shared/rules/listHeadings.ts';
import { countKnownHeadings } from '#shared/rules/proposeFields.ts';
import type { TableRow } from './table.ts';

const vocabularies = [attendeeHeadings, sessionHeadings, registrationHeadings];

/** Some exports put a title and a date above the headings. */
const lookedThrough = 10;

/** The index of the row that holds the headings: the one with most known words near the top, else the first. */
export const headingRowIndex = (rows: readonly TableRow[]): number => {
  let best = { index: 0, known: 0 };
  for (const [index, row] of rows.slice(0, lookedThrough).entries()) {
    const known = knownHeadings(row.cells);
    // One known word may be an accident ("Status" in a title); the first row needs no proof.
    if (known > best.known && (index === 0 || known > 1)) best = { index, known };
  }
  return best.index;
};

export const knownHeadings = (cells: readonly string[]): number =>
  countKnownHeadings(cells, vocabularies);
