import { err } from '#shared/model/result.ts';
import type { Result } from '#shared/model/result.ts';
import { createBreath } from '../breathe.ts';
import { tableLimits } from '../table.ts';
import type { ReadOptions, Table, TableFailure, TableNotice } from '../table.ts';
import { tableOf } from '../tableOf.ts';
import { readCellStyles } from './cellStyles.ts';
import { isDamage } from './damage.ts';
import { openZip } from './openZip.ts';
import { sheetRows } from './sheetRows.ts';
import type { SheetRows } from './sheetRows.ts';
import { readSharedStrings } from './sharedStrings.ts';
import { readWorkbook } from './workbook.ts';

/**
 * A workbook's sheet as a table: the one asked for, else the first visible one that holds anything. The parts are
 * unpacked as a stream, so memory is bounded by the text of the rows. Throws `canceled`.
 */
export const readXlsx = async (
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<Result<Table, TableFailure>> => {
  try {
    return await readParts(bytes, options);
  } catch (reason) {
    if (isDamage(reason)) return err(reason.damage);
    throw reason;
  }
};

const readParts = async (
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<Result<Table, TableFailure>> => {
  const limits = options.limits ?? tableLimits;
  const breath = createBreath(options.signal);
  const zip = await openZip(bytes);
  const book = await readWorkbook(zip, breath);
  const styleParts = book.stylesPath;
  const stringParts = book.sharedStringsPath;
  const limit = limits.sharedStringBytes;
  const styles =
    styleParts === null ? [] : await readCellStyles(zip.read(styleParts, limit), breath);
  const strings =
    stringParts === null ? [] : await readSharedStrings(zip.read(stringParts, limit), breath);

  const wanted = book.sheets.filter(({ name }) => name === options.sheet);
  let read: SheetRows = { rows: [], cutCells: 0 };
  let sheet: string | null = null;
  for (const candidate of wanted.length > 0 ? wanted : book.sheets) {
    const pieces = withProgress(
      zip.read(candidate.path, limits.sheetBytes),
      zip.sizeOf(candidate.path),
      options.onProgress,
    );
    const context = { strings, styles, from1904: book.from1904 };
    read = await sheetRows({ pieces, context, breath, limits });
    sheet = candidate.name;
    if (read.rows.length > 0) break;
  }
  const sheets = book.sheets.map(({ name }) => name);
  const notices: TableNotice[] =
    read.cutCells > 0 ? [{ code: 'columns_cut', count: read.cutCells }] : [];
  return tableOf(
    read.rows,
    { format: 'xlsx', encoding: null, delimiter: null, sheets, sheet, notices },
    limits,
  );
};

const withProgress = async function* (
  pieces: AsyncIterable<Uint8Array>,
  total: number,
  onProgress: ReadOptions['onProgress'],
): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const piece of pieces) {
    yield piece;
    done += piece.length;
    onProgress?.(done, total);
  }
};
