import type { NumberMeaning } from './cellStyles.ts';
import { unescapeExcel } from './sharedStrings.ts';

export interface RawCell {
  /** The attribute `t` (ECMA-376, 18.18.11); 'n' without it. */
  readonly type: string;
  readonly style: number;
  /** The stored value: of a formula, its last result. The formula itself is never read. */
  readonly value: string;
  readonly inlineText: string;
}

export interface CellContext {
  readonly strings: readonly string[];
  readonly styles: readonly NumberMeaning[];
  readonly from1904: boolean;
}

/** A cell as text: what a person sees in it, with dates as 2026-05-04 09:15. */
export const cellText = (cell: RawCell, context: CellContext): string => {
  if (cell.type === 's') return context.strings[Number(cell.value)] ?? '';
  if (cell.type === 'inlineStr') return unescapeExcel(cell.inlineText);
  if (cell.type === 'b') return cell.value === '1' ? 'TRUE' : cell.value === '0' ? 'FALSE' : '';
  if (cell.type === 'str') return unescapeExcel(cell.value);
  if (cell.type === 'd') return cell.value.trim();
  if (cell.type === 'e' || cell.value === '') return cell.value;
  return numberText(cell.value, context.styles[cell.style] ?? 'number', context.from1904);
};

const numberText = (raw: string, meaning: NumberMeaning, from1904: boolean): string => {
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  if (meaning === 'date') return dateText(value, from1904) ?? raw;
  const plain = plainNumber(raw, value);
  return meaning === 'number' ? plain : plain.padStart(meaning.digits, '0');
};

/** Excel keeps 15 digits; the 16th and 17th in the file are noise of the binary form. */
const plainNumber = (raw: string, value: number): string => {
  if (/^-?\d{1,15}$/.test(raw)) return raw;
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e+') ? BigInt(Number(text)).toString() : text;
};

const dayMs = 86_400_000;

const dateText = (serial: number, from1904: boolean): string | null => {
  if (serial < 0 || serial > 2_958_466) return null;
  const seconds = Math.round((serial % 1) * 86_400);
  const days = Math.floor(serial);
  const time = new Date(seconds * 1000).toISOString().slice(11, seconds % 60 === 0 ? 16 : 19);
  if (serial < 1) return time;
  // Excel believes in 29 February 1900: days before it are one off.
  const since1970 = from1904 ? days - 24_107 : days < 60 ? days - 25_568 : days - 25_569;
  const date = new Date(since1970 * dayMs + (seconds === 86_400 ? dayMs : 0));
  const day = date.toISOString().slice(0, 10);
  return seconds === 0 || seconds === 86_400 ? day : `${day} ${time}`;
};
