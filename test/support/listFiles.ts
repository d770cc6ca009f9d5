import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeExcelFile from 'write-excel-file/node';

/** Files as registration systems and people leave them, in a folder of their own. */
export const createListFiles = () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-lists-'));
  const put = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return {
    put,
    /** Semicolons and Windows-1252, as a German spreadsheet saves it. */
    putAnsi: (name: string, lines: readonly string[]): string =>
      put(name, Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1')),
    /** Takes no room on disk, but says that it does. */
    putHuge: (name: string, bytes: number): string => {
      const path = put(name, 'Vorname;Nachname\n');
      truncateSync(path, bytes);
      return path;
    },
    /** A workbook, each sheet with rows of texts. */
    putWorkbook: async (
      name: string,
      sheets: Readonly<Record<string, readonly (readonly string[])[]>>,
    ): Promise<string> => {
      const path = join(folder, name);
      const data = Object.entries(sheets).map(([sheet, rows]) => ({
        sheet,
        data: rows.map((row) => row.map((value) => ({ value }))),
      }));
      await writeExcelFile(data).toFile(path);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
