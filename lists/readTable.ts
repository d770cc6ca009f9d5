import { err } from '#shared/model/result.ts';
import type { Result } from '#shared/model/result.ts';
import { canceled } from './breathe.ts';
import { fileKind } from './fileKind.ts';
import { readCsv } from './readCsv.ts';
import { tableLimits } from './table.ts';
import type { ReadOptions, Table, TableFailure } from './table.ts';

/**
 * Reads a list from the bytes of a CSV or XLSX file; which of the two is told from its content. Gives others their turn
 * every few ms, and stops with 'canceled' when the signal is aborted. The name only hints at tabs (".tsv").
 */
export const readTable = async (
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): Promise<Result<Table, TableFailure>> => {
  if (bytes.length === 0) return err('empty_file');
  if (bytes.length > (options.limits ?? tableLimits).fileBytes) return err('too_large');
  const kind = fileKind(bytes);
  if (kind === 'wrong') return err('wrong_type');
  try {
    if (kind === 'text') return await readCsv(bytes, fileName, options);
    // Most lists are no workbooks: what reads these is loaded for one.
    const { readXlsx } = await import('./xlsx/readXlsx.ts');
    return await readXlsx(bytes, options);
  } catch (reason) {
    if (reason === canceled) return err('canceled');
    throw reason;
  }
};
