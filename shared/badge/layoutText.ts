import type { BadgeNotice, PlacedGlyph, TextItem } from './badgeLayout.ts';
import { fitText } from './fitText.ts';
import { mergeText, type BadgeFields } from './mergeText.ts';
import type { ShapedRun, ShapedText, Shaper, TextDirection } from './shaper.ts';
import { stackLines } from './stackLines.ts';
import type { TextElement } from './template.ts';

interface TextInput {
  readonly element: TextElement;
  readonly fields: BadgeFields;
  readonly shaper: Shaper;
  readonly color: string;
}

interface TextResult {
  readonly items: readonly TextItem[];
  readonly notices: readonly BadgeNotice[];
}

/** A text element's glyphs. Text that cannot be drawn as a whole is left out as a whole, with a notice that says why. */
export function layoutText(input: TextInput): TextResult {
  const { element, fields, shaper } = input;
  const text = mergeText(element, fields);
  const elementId = element.id;
  if (text === '') return leaveOut(element.required ? { code: 'empty', elementId } : undefined);
  const shape = cachedShape(shaper, element.weight, directionOf(text));
  const { missing } = shape(text);
  if (missing.length > 0)
    return leaveOut({ code: 'missing_glyphs', elementId, characters: missing });

  const metrics = shaper.metrics(element.weight);
  const measure = (line: string) => spacedWidth(shape(line), element.letterSpacing);
  const stack = (lines: readonly string[]) =>
    stackLines(
      lines.map((line) => shape(line).ink),
      { lineHeight: element.lineHeight, metrics },
    );
  const fit = fitText({ text, element, measure, heightOf: (lines) => stack(lines).height });
  if (!fit.fits) return leaveOut({ code: 'does_not_fit', elementId });

  const { lines, size, insideWord, shortened } = fit;
  const notices: BadgeNotice[] = [];
  if (size < element.size.wrapBelow - 0.001) notices.push({ code: 'shrunk', elementId, size });
  if (lines.length > 1)
    notices.push({ code: 'wrapped', elementId, lines: lines.length, insideWord });
  if (shortened) notices.push({ code: 'shortened', elementId });

  const { baselines, height } = stack(lines);
  const top = element.box.y + share(element.verticalAlign) * (element.box.height - height * size);
  const items = lines.flatMap((line, index) => {
    const left = element.box.x + share(element.align) * (element.box.width - measure(line) * size);
    const baseline = top + (baselines[index] ?? 0) * size;
    return placeLine(shape(line), { ...input, size, left, baseline });
  });
  return { items, notices };
}

function leaveOut(notice: BadgeNotice | undefined): TextResult {
  return { items: [], notices: notice === undefined ? [] : [notice] };
}

/** Where the free space goes: 0 = all behind, 1 = all before. */
function share(alignment: TextElement['align'] | TextElement['verticalAlign']): number {
  if (alignment === 'left' || alignment === 'top') return 0;
  return alignment === 'right' || alignment === 'bottom' ? 1 : 0.5;
}

/** The base direction of the whole text by its first strong letter (UAX #9, P2), so that all its lines agree. */
function directionOf(text: string): TextDirection {
  const letter = /\p{L}/u.exec(text)?.[0] ?? '';
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(
    letter,
  )
    ? 'rtl'
    : 'ltr';
}

function cachedShape(shaper: Shaper, weight: number, direction: TextDirection) {
  const known = new Map<string, ShapedText>();
  return (text: string): ShapedText => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const shaped = shaper.shape({ text, weight, direction });
    known.set(text, shaped);
    return shaped;
  };
}

function spacedWidth(shaped: ShapedText, letterSpacing: number): number {
  const gaps = shaped.runs.flatMap((run) => run.glyphs).filter(isSpaced).length;
  return shaped.width + Math.max(0, gaps - 1) * letterSpacing;
}

// Scripts whose letters hang together: space would tear words apart.
const joined = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}]/u;

/** Space goes after whole characters, not between a letter and its marks. */
function isSpaced(glyph: { readonly text: string; readonly advance: number }): boolean {
  return glyph.text !== '' && glyph.advance > 0 && !joined.test(glyph.text);
}

interface LinePlace {
  readonly element: TextElement;
  readonly color: string;
  readonly size: number;
  readonly left: number;
  readonly baseline: number;
}

function placeLine(shaped: ShapedText, place: LinePlace): readonly TextItem[] {
  const { size, baseline, element } = place;
  let pen = place.left;
  const placeRun = (run: ShapedRun): TextItem => ({
    kind: 'text',
    elementId: element.id,
    text: run.text,
    fontKey: run.fontKey,
    size,
    color: place.color,
    glyphs: run.glyphs.map((glyph): PlacedGlyph => {
      const placed = {
        glyphId: glyph.glyphId,
        x: pen + glyph.offsetX * size,
        y: baseline - glyph.offsetY * size,
        advance: glyph.advance * size,
        text: glyph.text,
      };
      pen += (glyph.advance + (isSpaced(glyph) ? element.letterSpacing : 0)) * size;
      return placed;
    }),
  });
  return shaped.runs.map(placeRun);
}
