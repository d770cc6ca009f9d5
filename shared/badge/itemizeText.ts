// oxlint-disable-next-line typescript/triple-slash-reference -- ambient types, needed by every folder that imports this file
/// <reference path="./bidiJs.d.ts" />
import bidiFactory from 'bidi-js/dist/bidi.mjs';
import type { TextDirection } from './shaper.ts';

/** A stretch of text with one font, one script and one direction. */
export interface TextRun {
  readonly fontKey: string;
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly direction: TextDirection;
}

export interface ItemizedText {
  /** From left to right as seen. */
  readonly runs: readonly TextRun[];
  readonly missing: readonly string[];
}

interface ItemizeInput {
  readonly text: string;
  readonly direction: TextDirection;
  /** In the order in which they are tried for each character. */
  readonly fonts: readonly FontCoverage[];
}

export interface FontCoverage {
  readonly key: string;
  readonly has: (codePoint: number) => boolean;
}

interface Item {
  fontKey: string;
  script: string;
  readonly level: number;
  readonly start: number;
  end: number;
}

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Cuts one line into runs by embedding level (UAX #9), script (UAX #24) and the first font that has the character. */
export function itemizeText({ text, direction, fonts }: ItemizeInput): ItemizedText {
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const missing = new Set<string>();
  const items: Item[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const level = levels[index] ?? 0;
    const before = items.at(-1);
    const last = before?.level === level && before.end === index ? before : undefined;
    const fontKey = fontFor(segment, fonts, last?.fontKey);
    if (fontKey === undefined) {
      missing.add(segment);
      continue;
    }
    const own = scriptOf(segment);
    const script = own === 'common' ? (last?.script ?? own) : own;
    const joins =
      last !== undefined &&
      last.fontKey === fontKey &&
      (last.script === script || last.script === 'common');
    if (joins) {
      last.end = index + segment.length;
      last.script = script;
    } else {
      items.push({ fontKey, script, level, start: index, end: index + segment.length });
    }
  }
  const runs = inVisualOrder(items).map(({ fontKey, start, end, level }): TextRun => ({
    fontKey,
    start,
    end,
    direction: level % 2 === 1 ? 'rtl' : 'ltr',
  }));
  return { runs, missing: [...missing] };
}

// Joiners, variation selectors and marks of direction are never drawn, so no font needs them.
const undrawn = /^\p{Default_Ignorable_Code_Point}$/u;

function fontFor(
  grapheme: string,
  fonts: readonly FontCoverage[],
  previous: string | undefined,
): string | undefined {
  const drawn = Array.from(grapheme).filter((character) => !undrawn.test(character));
  const codePoints = drawn.map((character) => character.codePointAt(0) ?? 0);
  const hasAll = (font: FontCoverage) => codePoints.every((codePoint) => font.has(codePoint));
  // A space or full stop stays with the letters before it.
  const shared = /^[\p{P}\p{Z}]*$/u.test(grapheme);
  const kept = shared ? fonts.find((font) => font.key === previous && hasAll(font)) : undefined;
  return (kept ?? fonts.find(hasAll))?.key;
}

const scripts = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Thai',
  'Georgian',
  'Hangul',
  'Hiragana',
  'Katakana',
  'Han',
].map((name) => ({ name, test: new RegExp(`^\\p{Script=${name}}`, 'u') }));
const commonScript = /^[\p{Script=Common}\p{Script=Inherited}]/u;

function scriptOf(grapheme: string): string {
  if (commonScript.test(grapheme)) return 'common';
  return scripts.find((script) => script.test.test(grapheme))?.name ?? 'other';
}

/** UAX #9, L2: from the highest level down to 1, reverse every stretch at that level or above. */
function inVisualOrder(items: readonly Item[]): readonly Item[] {
  let ordered = items;
  const highest = Math.max(0, ...items.map((item) => item.level));
  for (let level = highest; level >= 1; level -= 1) {
    const next: Item[] = [];
    let stretch: Item[] = [];
    for (const item of ordered) {
      if (item.level >= level) {
        stretch.unshift(item);
      } else {
        next.push(...stretch, item);
        stretch = [];
      }
    }
    ordered = [...next, ...stretch];
  }
  return ordered;
}
