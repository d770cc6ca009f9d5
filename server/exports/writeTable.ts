import Papa from 'papaparse';
import type { ExportTable } from './exportTable.ts';

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The file's bytes: CSV as RFC 4180 with a byte order mark, so that Excel reads it as UTF-8, or XLSX of text cells. */
export const writeTable = async (
  { headings, rows }: ExportTable,
  format: ExportFormat,
): Promise<Buffer> => {
  if (format === 'csv') {
    const text = Papa.unparse({ fields: [...headings], data: rows.map((row) => [...row]) });
    return Buffer.from(`\ufeff${text}\r\n`);
  }
  // A writer of workbooks is needed for this alone.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const heading = headings.map((value) => ({ value, type: String, fontWeight: 'bold' }) as const);
  const cells = rows.map((row) => row.map((value) => ({ value, type: String }) as const));
  return writeExcelFile([heading, ...cells], { sheet: 'Attendees', stickyRowsCount: 1 }).toBuffer();
};
