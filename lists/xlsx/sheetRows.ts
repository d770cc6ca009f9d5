import type { Breath } from '../breathe.ts';
import type { TableLimits, TableRow } from '../table.ts';
import { cellText } from './cellText.ts';
import type { CellContext } from './cellText.ts';
import { damage } from './damage.ts';
import { readXml } from './readXml.ts';

interface SheetInput {
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly context: CellContext;
  readonly breath: Breath;
  readonly limits: TableLimits;
}

export interface SheetRows {
  readonly rows: readonly TableRow[];
  /** Cells with text so far to the right that nobody means them. */
  readonly cutCells: number;
}

/** The rows of a sheet that hold any text, with the row numbers that Excel shows (ECMA-376, 18.3.1). */
export const sheetRows = async (input: SheetInput): Promise<SheetRows> => {
  const { limits, context } = input;
  const rows: TableRow[] = [];
  let cellCount = 0;
  let cutCells = 0;
  let line = 0;
  let cells: string[] = [];
  let column = -1;
  let type = 'n';
  let style = 0;
  let value = '';
  let inlineText = '';
  let target: 'value' | 'inline' | null = null;
  let isPhonetic = false;

  const openCell = (given: Readonly<Record<string, string>>): void => {
    column = columnOf(given['r']) ?? column + 1;
    type = given['t'] ?? 'n';
    style = Number(given['s'] ?? 0);
    value = '';
    inlineText = '';
  };
  const closeCell = (): void => {
    const text = cellText({ type, style, value, inlineText }, context);
    if (text === '') return;
    if (column >= limits.columns) {
      cutCells += 1;
      return;
    }
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };
  const closeRow = (): void => {
    cellCount += cells.length;
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
    if (rows.length > limits.rows || cellCount > limits.cells) throw damage('too_large');
  };

  await readXml(
    input.pieces,
    {
      open: (name, attributes) => {
        if (name === 'c') openCell(attributes());
        else if (name === 'v') target = 'value';
        else if (name === 't') target = isPhonetic ? null : 'inline';
        else if (name === 'rPh') isPhonetic = true;
        else if (name === 'row') {
          line = Number(attributes()['r'] ?? line + 1);
          cells = [];
          column = -1;
        }
      },
      text: (text) => {
        if (target === 'value') value += text;
        else if (target === 'inline') inlineText += text;
      },
      close: (name) => {
        if (name === 'c') closeCell();
        else if (name === 'v' || name === 't') target = null;
        else if (name === 'rPh') isPhonetic = false;
        else if (name === 'row') closeRow();
      },
    },
    input.breath,
  );
  return { rows, cutCells };
};

/** "AB12" → 27. */
const columnOf = (reference: string | undefined): number | null => {
  if (reference === undefined) return null;
  let column = 0;
  for (let index = 0; index < reference.length; index += 1) {
    const letter = reference.charCodeAt(index) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? null : column - 1;
};
