import type { TFunction } from 'i18next';
import type { RowProblem } from '#shared/contract/importCalls.ts';
import { spreadsheetFormula } from '#shared/rules/spreadsheetFormula.ts';
import { reasonText } from './importText.ts';

/** The rows that were not understood as a CSV file that spreadsheets open as it is, in the words of the screen. */
export const problemsCsv = (t: TFunction, problems: readonly RowProblem[]): Blob => {
  const heading = (['line', 'reason', 'column', 'taken'] as const).map((column) =>
    t(`imports.summary.${column}`),
  );
  const rows = problems.map(({ line, reason, column, kept }) => [
    String(line),
    reasonText(t, reason),
    column ?? '',
    t(kept ? 'imports.summary.kept' : 'imports.summary.leftOut'),
  ]);
  const lines = [heading, ...rows].map((cells) => cells.map(cell).join(','));
  // The mark at the beginning tells Excel that it is UTF-8.
  return new Blob([`\ufeff${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
};

/** Quoted (RFC 4180); what a spreadsheet would take for a formula gets an apostrophe before it. */
const cell = (text: string): string =>
  `"${text.replace(spreadsheetFormula, "'$&").replaceAll('"', '""')}"`;
