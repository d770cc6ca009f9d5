import { breakAnywhere, breakAtWords } from './breakText.ts';
import type { TextElement } from './template.ts';

/** How a text fills its box, or that it cannot. */
export type FittedText =
  | {
      readonly fits: true;
      readonly lines: readonly string[];
      /** mm of the em. */
      readonly size: number;
      readonly insideWord: boolean;
      readonly shortened: boolean;
    }
  | { readonly fits: false };

interface FitInput {
  readonly text: string;
  readonly element: TextElement;
  /** Width of one line in ems, letter spacing included. */
  readonly measure: (line: string) => number;
  /** Height of these lines in ems. */
  readonly heightOf: (lines: readonly string[]) => number;
}

/** One line as long as it is large enough, then the fewest lines that fit, then lines broken inside words. */
export function fitText(input: FitInput): FittedText {
  const { element, text } = input;
  const whole = sizeOf([text], input);
  if (whole >= element.size.wrapBelow || (element.maxLines === 1 && whole >= element.size.min)) {
    return fitted([text], whole);
  }
  const wrapped = wrapAtWords(input);
  if (wrapped !== undefined) return wrapped;
  const broken = fillLargest(input);
  if (broken !== undefined) return { ...broken, insideWord: true };
  return element.overflow === 'shorten' ? shorten(input) : { fits: false };
}

function fitted(lines: readonly string[], size: number): FittedText & { fits: true } {
  return { fits: true, lines, size, insideWord: false, shortened: false };
}

/** The largest size up to the element's at which these lines fit its box. */
function sizeOf(lines: readonly string[], input: FitInput): number {
  const { element, measure, heightOf } = input;
  const widest = Math.max(...lines.map(measure), 0.001);
  return Math.min(
    element.size.max,
    element.box.width / widest,
    element.box.height / heightOf(lines),
  );
}

/** Balancing takes the square of the pieces' number; longer texts only fill line after line. */
const mostBalanced = 40;

/** Fewest lines at a size worth reading; where no number of lines gives that, the largest size that is allowed. */
function wrapAtWords(input: FitInput): FittedText | undefined {
  const { element, text } = input;
  const pieces = breakAtWords(text);
  if (pieces.length > mostBalanced) return undefined;
  let best: { lines: readonly string[]; size: number } | undefined;
  for (let count = 1; count <= Math.min(element.maxLines, pieces.length); count += 1) {
    const lines = balance(pieces, count, input.measure);
    const size = sizeOf(lines, input);
    if (size >= element.size.wrapBelow) return fitted(lines, size);
    if (size > (best?.size ?? 0)) best = { lines, size };
  }
  if (best === undefined || best.size < element.size.min) return undefined;
  return fitted(best.lines, best.size);
}

/** The pieces on exactly `count` lines so that the widest line is as narrow as possible. */
function balance(
  pieces: readonly string[],
  count: number,
  measure: (line: string) => number,
): readonly string[] {
  const join = (from: number, to: number) => pieces.slice(from, to).join('').trim();
  let rows = pieces.map((_, index) => {
    const line = join(0, index + 1);
    return { widest: measure(line), lines: [line] };
  });
  for (let row = 2; row <= count; row += 1) {
    const previous = rows;
    rows = pieces.map((_, end) => {
      let best = { widest: Infinity, lines: [''] };
      for (let start = row - 1; start <= end; start += 1) {
        const before = previous[start - 1];
        if (before === undefined || before.widest >= best.widest) continue;
        const line = join(start, end + 1);
        const widest = Math.max(before.widest, measure(line));
        if (widest < best.widest) best = { widest, lines: [...before.lines, line] };
      }
      return best;
    });
  }
  return rows.at(-1)?.lines ?? [];
}

/** Eight steps between the smallest size and the largest are fine enough for text that is broken inside words. */
const sizeSteps = 8;

function fillLargest(input: FitInput): (FittedText & { fits: true }) | undefined {
  const { max, min } = input.element.size;
  for (let step = sizeSteps; step >= 0; step -= 1) {
    const size = min + ((max - min) * step) / sizeSteps;
    const lines = fillLines(input, size);
    if (lines !== undefined) return fitted(lines, size);
  }
  return undefined;
}

/** Lines of that size, filled one after the other; undefined where there are too many. */
function fillLines(input: FitInput, size: number): readonly string[] | undefined {
  const { element, text, measure, heightOf } = input;
  const room = element.box.width / size;
  const lines: string[] = [];
  let line = '';
  for (const piece of breakAtWords(text)) {
    if (lines.length > element.maxLines) return undefined;
    if (measure((line + piece).trim()) <= room) {
      line += piece;
      continue;
    }
    const parts = measure(piece.trim()) <= room ? [piece] : breakAnywhere(piece);
    for (const part of parts) {
      if (line !== '' && measure((line + part).trim()) > room) {
        lines.push(line.trim());
        line = '';
      }
      line += part;
    }
  }
  lines.push(line.trim());
  const height = size * heightOf(lines);
  const fits =
    lines.length <= element.maxLines &&
    height <= element.box.height &&
    lines.every((each) => measure(each) <= room);
  return fits ? lines : undefined;
}

/** The longest beginning that fits with an ellipsis after it, at the smallest size. */
function shorten(input: FitInput): FittedText {
  const characters = breakAnywhere(input.text);
  let best: readonly string[] | undefined;
  let low = 1;
  let high = characters.length - 1;
  while (low <= high) {
    const length = Math.floor((low + high) / 2);
    const text = `${characters.slice(0, length).join('').trim()}…`;
    const lines = fillLines({ ...input, text }, input.element.size.min);
    if (lines === undefined) {
      high = length - 1;
    } else {
      best = lines;
      low = length + 1;
    }
  }
  if (best === undefined) return { fits: false };
  return { ...fitted(best, input.element.size.min), shortened: true };
}
