import { findPrivateLink } from '#shared/codes/findPrivateLink.ts';
import type { Attendee } from '#shared/model/attendee.ts';
import { spreadsheetFormula } from '#shared/rules/spreadsheetFormula.ts';

/** A list as it is written to a file: what cells say is text, and nothing in it is run or followed. */
export interface ExportTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const columns: readonly (readonly [string, (attendee: Attendee) => string])[] = [
  ['Id', ({ id }) => id],
  ['First name', ({ firstName }) => firstName],
  ['Last name', ({ lastName }) => lastName],
  ['Badge name', ({ badgeName }) => badgeName],
  ['Company', ({ company }) => company],
  ['Email', ({ email }) => email],
  ['Phone', ({ phone }) => phone],
  ['Order number', ({ orderNumber }) => orderNumber],
  ['Category', ({ category }) => category],
  ['Language', ({ language }) => language],
  ['Status', ({ status }) => status],
];

export interface ListedPerson {
  readonly attendee: Attendee;
  readonly sessions: readonly string[];
  /** In the order of the extra headings. */
  readonly extra?: readonly string[];
}

/** No column of it has a link, a code, a generation or a note; `extraHeadings` come last. */
export const exportTable = (
  people: readonly ListedPerson[],
  extraHeadings: readonly string[] = [],
): ExportTable => ({
  headings: [...columns.map(([heading]) => heading), 'Sessions', ...extraHeadings],
  rows: people.map(({ attendee, sessions, extra = [] }) =>
    [...columns.map(([, read]) => read(attendee)), sessions.join('; ')]
      .map(withoutLink)
      .concat(extra)
      .map(safeCell),
  ),
});

const withoutLink = (text: string): string =>
  findPrivateLink(text) === undefined ? text : '[private link]';

/** Nothing that spreadsheets run, and no characters that no XML may have. */
const safeCell = (text: string): string => {
  // oxlint-disable-next-line no-control-regex -- these are the ones that no XML 1.0 may have
  const clean = text.toWellFormed().replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');
  return spreadsheetFormula.test(clean) ? `'${clean}` : clean;
};
