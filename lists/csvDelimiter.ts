import Papa from 'papaparse';
import { knownHeadings } from './headingRow.ts';

export type Delimiter = ',' | ';' | '\t';

/**
 * Which delimiter the rows use: the one under which most headings are known words; if none tells, the one that gives
 * the most rows the same number of cells. Excel's first line "sep=;" decides at once.
 */
export const csvDelimiter = (text: string): Delimiter => {
  const told = separatorLine.exec(text)?.[1];
  if (told === ',' || told === ';' || told === '\t') return told;
  const sample = text.slice(0, 60_000);
  const scores = delimiters.map((delimiter) => scoreOf(sample, delimiter));
  return scores.reduce((best, score) => (isBetter(score, best) ? score : best)).delimiter;
};

/** "sep=;" and its line end, which is no row. */
export const separatorLine = /^sep=([,;\t])[ \t]*(?:\r\n|\n|\r|$)/i;

const delimiters: readonly [Delimiter, ...Delimiter[]] = [',', ';', '\t'];

interface Score {
  readonly delimiter: Delimiter;
  readonly known: number;
  /** Rows as wide as the most common width, times that width. */
  readonly regular: number;
}

const scoreOf = (sample: string, delimiter: Delimiter): Score => {
  const parsed = Papa.parse<string[]>(sample, { delimiter, preview: 50, skipEmptyLines: true });
  const widths = new Map<number, number>();
  for (const row of parsed.data) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  let regular = 0;
  for (const [width, count] of widths) {
    if (width > 1) regular = Math.max(regular, (count / parsed.data.length) * 10 + width / 100);
  }
  const wide = parsed.data.slice(0, 10).filter((row) => row.length > 1);
  return { delimiter, known: Math.max(0, ...wide.map(knownHeadings)), regular };
};

const isBetter = (score: Score, best: Score): boolean =>
  score.known === best.known ? score.regular > best.regular : score.known > best.known;
