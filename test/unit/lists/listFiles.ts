import { readTable } from '#lists/readTable.ts';
import type { ReadOptions, Table } from '#lists/table.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The bytes of a text; Windows-1252 for Latin letters only. */
export const encoded = (text: string, encoding: Encoding, withMark = false): Uint8Array => {
  const whole = withMark ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return Buffer.from(whole, 'utf8');
  if (encoding === 'windows-1252') return Buffer.from(text.replaceAll('€', '\u0080'), 'latin1');
  const little = Buffer.from(whole, 'utf16le');
  return encoding === 'utf-16le' ? little : little.swap16();
};

export const tableFrom = async (
  content: string | Uint8Array,
  options: ReadOptions = {},
): Promise<Table> => {
  const bytes = typeof content === 'string' ? encoded(content, 'utf-8') : content;
  const table = await readTable(bytes, 'list.csv', options);
  if (!table.ok) throw new Error(table.error.code);
  return table.value;
};

export const cellsOf = (table: Table): readonly (readonly string[])[] =>
  table.rows.map(({ cells }) => cells);
