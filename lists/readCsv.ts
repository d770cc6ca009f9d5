import { err } from '#shared/model/result.ts';
import type { Result } from '#shared/model/result.ts';
import { createBreath } from './breathe.ts';
import { csvDelimiter, separatorLine } from './csvDelimiter.ts';
import { csvRows } from './csvRows.ts';
import { decodeText } from './decodeText.ts';
import { isBinary, isForeignText } from './fileKind.ts';
import { tableLimits } from './table.ts';
import type { ReadOptions, Table, TableFailure, TableNotice } from './table.ts';
import { tableOf } from './tableOf.ts';

/** A text file as a table; throws `canceled`. */
export const readCsv = async (
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions,
): Promise<Result<Table, TableFailure>> => {
  const limits = options.limits ?? tableLimits;
  const breath = createBreath(options.signal);
  const decoded = decodeText(bytes);
  const text = decoded.text.replace(/^\ufeff/, '');
  if (!/\S/.test(text)) return err('empty_file');
  if (isForeignText(text) || isBinary(text)) return err('wrong_type');
  const delimiter = /\.(?:tsv|tab)$/i.test(fileName) ? '\t' : csvDelimiter(text);
  const told = separatorLine.exec(text)?.[0] ?? '';
  // The line stays, empty, so that the lines after it keep their numbers.
  const body = told === '' ? text : text.slice(told.trimEnd().length);
  const read = await csvRows({
    text: body,
    delimiter,
    breath,
    limits,
    onProgress: options.onProgress,
  });
  if (read.tooLarge) return err('too_large');
  const notices = [...decodingNotices(decoded.encoding, decoded.replaced), ...read.notices];
  return tableOf(
    read.rows,
    { format: 'csv', encoding: decoded.encoding, delimiter, sheets: [], sheet: null, notices },
    limits,
  );
};

const decodingNotices = (encoding: string, replaced: number): TableNotice[] => {
  if (replaced > 0) return [{ code: 'bytes_replaced', count: replaced }];
  return encoding === 'windows-1252' ? [{ code: 'windows_1252_assumed' }] : [];
};
