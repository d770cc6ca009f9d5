import Papa from 'papaparse';
import type { Breath } from './breathe.ts';
import { splitLenientLine } from './quotedLine.ts';
import type { TableLimits, TableNotice, TableRow } from './table.ts';

export interface CsvRows {
  readonly rows: readonly TableRow[];
  readonly notices: readonly TableNotice[];
  readonly tooLarge: boolean;
}

interface CsvInput {
  readonly text: string;
  readonly delimiter: string;
  readonly breath: Breath;
  readonly limits: TableLimits;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Papa looks ahead to the end of its input for the next quote: a window keeps that cheap in a long file. */
const windowCharacters = 1_000_000;
/** After a broken quote: with a wide window, a file full of them would be read thousands of times over. */
const carefulCharacters = 8192;
const mostRowsAtOnce = 1500;
const plainCharacters = 128 * 1024;

/**
 * Reads CSV piece by piece, so that others get their turn. Rows carry the line they start at; blank rows are left out.
 * A quote that is opened and never properly closed costs its own line only, not the rest of the file.
 */
export const csvRows = async (input: CsvInput): Promise<CsvRows> => {
  const { text, delimiter, breath, limits } = input;
  const lineEnd = lineEndOf(text);
  const rows: TableRow[] = [];
  const repaired: number[] = [];
  let offset = 0;
  let line = 1;
  let rowsAtOnce = 200;
  let isCareful = false;
  let cellCount = 0;

  while (offset < text.length) {
    const piece = nextPiece({ text, offset, delimiter, lineEnd, rowsAtOnce, isCareful });
    if (piece.repaired) repaired.push(line);
    for (const cells of piece.rows) {
      if (lineEnd.trimCarriageReturn) trimLast(cells);
      if (!isBlank(cells)) rows.push({ line, cells });
      cellCount += cells.length;
      line += 1 + (piece.hasOneLineRows ? 0 : lineBreaksIn(cells, lineEnd.last));
    }
    if (rows.length > limits.rows || cellCount > limits.cells)
      return { rows: [], notices: [], tooLarge: true };
    rowsAtOnce = nextRowsAtOnce(piece, rowsAtOnce);
    isCareful = piece.repaired || (isCareful && rowsAtOnce < mostRowsAtOnce / 4);
    offset += piece.length;
    if (breath.isDue()) {
      input.onProgress?.(offset, text.length);
      await breath.take();
    }
  }
  input.onProgress?.(text.length, text.length);
  return { rows, notices: repairNotices(repaired), tooLarge: false };
};

interface LineEnd {
  readonly newline: '\n' | '\r\n' | '\r';
  readonly last: '\n' | '\r';
  /** Rows end in LF here and CR LF there: the CR is no text. */
  readonly trimCarriageReturn: boolean;
}

const lineEndOf = (text: string): LineEnd => {
  // The first line end outside quotes decides: a note may hold others.
  const [first] = /\r\n|\r|\n/.exec(text.slice(0, 100_000).replace(/"[^"]*"/g, '')) ?? [];
  if (first === '\r') return { newline: '\r', last: '\r', trimCarriageReturn: false };
  if (!text.includes('\r\n')) return { newline: '\n', last: '\n', trimCarriageReturn: false };
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (text[at - 1] !== '\r') return { newline: '\n', last: '\n', trimCarriageReturn: true };
  }
  return { newline: '\r\n', last: '\n', trimCarriageReturn: false };
};

interface PieceInput {
  readonly text: string;
  readonly offset: number;
  readonly delimiter: string;
  readonly lineEnd: LineEnd;
  readonly rowsAtOnce: number;
  readonly isCareful: boolean;
}

interface Piece {
  readonly rows: string[][];
  /** Characters, with the last line break. */
  readonly length: number;
  /** No cell holds a line break. */
  readonly hasOneLineRows: boolean;
  readonly repaired: boolean;
}

const nextPiece = (input: PieceInput): Piece => plainPiece(input) ?? quotedPiece(input);

/** Most lists have no quotes, and are split several times as fast; null where there is one in the next rows. */
const plainPiece = ({
  text,
  offset,
  delimiter,
  lineEnd: { newline },
}: PieceInput): Piece | null => {
  const window = text.slice(offset, offset + plainCharacters);
  const isLast = offset + plainCharacters >= text.length;
  // The window ends inside the last row.
  const length = isLast ? window.length : window.lastIndexOf(newline) + newline.length;
  if (length < newline.length || window.includes('"')) return null;
  const whole = isLast ? window : window.slice(0, length - newline.length);
  const { data } = Papa.parse<string[]>(whole, { delimiter, newline, fastMode: true });
  // Papa has no row for an empty text, which is an empty line here.
  const rows = data.length === 0 ? [['']] : data;
  return { rows, length, hasOneLineRows: true, repaired: false };
};

const quotedPiece = (input: PieceInput): Piece => {
  const characters = input.isCareful ? carefulCharacters : windowCharacters;
  const window = input.text.slice(input.offset, input.offset + characters);
  const isLast = input.offset + characters >= input.text.length;
  const parsed = parse(window, input, input.rowsAtOnce);
  const isWhole = isLast || parsed.meta.truncated;
  // The window ends inside the last row.
  const wholeRows = isWhole ? parsed.data.length : parsed.data.length - 1;
  const brokenRow = firstBrokenRow(parsed, wholeRows);
  if (wholeRows === 0 && brokenRow === null && input.isCareful)
    return quotedPiece({ ...input, isCareful: false });
  if (brokenRow === 0 || wholeRows === 0) return lenientPiece(window, input);
  const rowCount = Math.min(brokenRow ?? wholeRows, wholeRows);
  const taken = rowCount === parsed.data.length ? parsed : parse(window, input, rowCount);
  // The file's last row has no line end: it may be empty.
  const isEnd = isLast && !taken.meta.truncated;
  const length = isEnd ? window.length : taken.meta.cursor;
  const lineEnds = taken.data.length - (isEnd ? 1 : 0);
  const hasOneLineRows = countLineEnds(window, length, input.lineEnd.last) === lineEnds;
  return { rows: taken.data, length, hasOneLineRows, repaired: false };
};

const parse = (window: string, input: PieceInput, preview: number): Papa.ParseResult<string[]> =>
  Papa.parse<string[]>(window, {
    delimiter: input.delimiter,
    newline: input.lineEnd.newline,
    preview,
    // The fast mode splits the whole window for a few rows.
    fastMode: false,
  });

/** Papa reads over a misplaced quote to the next one that fits, which may be many rows further down. */
const firstBrokenRow = (parsed: Papa.ParseResult<string[]>, wholeRows: number): number | null => {
  for (const error of parsed.errors) {
    const row = error.row ?? 0;
    if (error.type !== 'Quotes' || row >= Math.max(1, wholeRows)) continue;
    const cells = parsed.data[row] ?? [];
    if (error.code === 'MissingQuotes' || cells.some((cell) => /[\r\n]/.test(cell))) return row;
  }
  return null;
};

const lenientPiece = (window: string, input: PieceInput): Piece => {
  const at = window.indexOf(input.lineEnd.newline);
  const end = at === -1 ? window.length : at;
  const length = at === -1 ? end : end + input.lineEnd.newline.length;
  const rows = [splitLenientLine(window.slice(0, end), input.delimiter)];
  return { rows, length, hasOneLineRows: true, repaired: true };
};

const countLineEnds = (text: string, length: number, lineBreak: string): number => {
  let count = 0;
  let at = text.indexOf(lineBreak);
  while (at !== -1 && at < length) {
    count += 1;
    at = text.indexOf(lineBreak, at + 1);
  }
  return count;
};

const nextRowsAtOnce = (piece: Piece, rowsAtOnce: number): number => {
  if (piece.repaired) return 16;
  const rowLength = piece.length / Math.max(1, piece.rows.length);
  const fitting = Math.floor(windowCharacters / 4 / rowLength);
  return Math.max(1, Math.min(mostRowsAtOnce, rowsAtOnce * 2, fitting));
};

const trimLast = (cells: string[]): void => {
  const last = cells.at(-1);
  if (last?.endsWith('\r') === true) cells[cells.length - 1] = last.slice(0, -1);
};

const isBlank = (cells: readonly string[]): boolean => {
  for (const cell of cells) {
    if (cell !== '' && cell.trim() !== '') return false;
  }
  return true;
};

const lineBreaksIn = (cells: readonly string[], lineBreak: string): number => {
  let count = 0;
  for (const cell of cells) {
    let at = cell.indexOf(lineBreak);
    while (at !== -1) {
      count += 1;
      at = cell.indexOf(lineBreak, at + 1);
    }
  }
  return count;
};

const repairNotices = (lines: readonly number[]): TableNotice[] => {
  const [line] = lines;
  return line === undefined ? [] : [{ code: 'quotes_repaired', line, count: lines.length }];
};
