import * as harfbuzz from 'harfbuzzjs';
import type { GlyphOutline, OutlineCommand } from '#shared/badge/glyphOutline.ts';
import { itemizeText, type TextRun } from '#shared/badge/itemizeText.ts';
import type { LineInk, ShapedGlyph, ShapedRun, Shaper } from '#shared/badge/shaper.ts';
import type { OpenFont } from './openFont.ts';

/** Shaping by HarfBuzz, with the fonts nearest in weight tried first for each character. */
export function createHarfbuzzShaper(fonts: readonly OpenFont[]): Shaper {
  const fontByKey = new Map(fonts.map((font) => [font.key, font]));
  const outlines = new Map<string, GlyphOutline>();
  const buffer = new harfbuzz.Buffer();

  const fontOf = (key: string): OpenFont => {
    const font = fontByKey.get(key);
    if (font === undefined) throw new Error(`badge font ${key} is not loaded`);
    return font;
  };

  return {
    shape({ text, weight, direction }) {
      const { runs, missing } = itemizeText({ text, direction, fonts: byWeight(fonts, weight) });
      const shaped = runs.map((run) => shapeRun(text, run, { font: fontOf(run.fontKey), buffer }));
      const undrawn = shaped.flatMap((run) =>
        run.glyphs.filter((glyph) => glyph.glyphId === 0).map((glyph) => glyph.text),
      );
      const width = shaped
        .flatMap((run) => run.glyphs)
        .reduce((sum, glyph) => sum + glyph.advance, 0);
      const ink = inkOf(shaped, fontOf);
      return { runs: shaped, width, ink, missing: [...missing, ...undrawn] };
    },
    metrics(weight) {
      const first = byWeight(fonts, weight)[0];
      if (first === undefined) throw new Error('no badge font is loaded');
      return { ascent: first.ascent, descent: first.descent };
    },
    outline(fontKey, glyphId) {
      const name = `${fontKey} ${glyphId}`;
      const known = outlines.get(name);
      if (known !== undefined) return known;
      const outline = outlineOf(fontOf(fontKey), glyphId);
      outlines.set(name, outline);
      return outline;
    },
  };
}

function inkOf(runs: readonly ShapedRun[], fontOf: (key: string) => OpenFont): LineInk {
  let above = 0;
  let below = 0;
  for (const run of runs) {
    const font = fontOf(run.fontKey);
    for (const glyph of run.glyphs) {
      const ink = font.inkOf(glyph.glyphId);
      above = Math.max(above, ink.above + glyph.offsetY);
      below = Math.max(below, ink.below - glyph.offsetY);
    }
  }
  return { above, below };
}

function byWeight(fonts: readonly OpenFont[], weight: number): readonly OpenFont[] {
  return fonts.toSorted((a, b) => Math.abs(a.weight - weight) - Math.abs(b.weight - weight));
}

interface RunTools {
  readonly font: OpenFont;
  readonly buffer: harfbuzz.Buffer;
}

function shapeRun(text: string, run: TextRun, { font, buffer }: RunTools): ShapedRun {
  buffer.reset();
  buffer.addText(text, run.start, run.end - run.start);
  buffer.setClusterLevel(harfbuzz.ClusterLevel.MONOTONE_CHARACTERS);
  buffer.guessSegmentProperties();
  const { LTR, RTL } = harfbuzz.Direction;
  buffer.setDirection(run.direction === 'rtl' ? RTL : LTR);
  harfbuzz.shape(font.handle, buffer);

  const infos = buffer.getGlyphInfos();
  const positions = buffer.getGlyphPositions();
  const textOf = clusterTexts(
    text,
    run,
    infos.map((info) => info.cluster),
  );
  const glyphs = infos.map((info, index): ShapedGlyph => {
    const position = positions[index];
    return {
      glyphId: info.codepoint,
      advance: (position?.xAdvance ?? 0) / font.unitsPerEm,
      offsetX: (position?.xOffset ?? 0) / font.unitsPerEm,
      offsetY: (position?.yOffset ?? 0) / font.unitsPerEm,
      text: textOf(index),
    };
  });
  return { fontKey: font.key, text: text.slice(run.start, run.end), glyphs };
}

/** The characters of each glyph's cluster, given to the cluster's first glyph only. */
function clusterTexts(text: string, run: TextRun, clusters: readonly number[]) {
  const starts = [...new Set(clusters)].toSorted((a, b) => a - b);
  return (index: number): string => {
    const cluster = clusters[index];
    if (cluster === undefined || clusters[index - 1] === cluster) return '';
    return text.slice(cluster, starts[starts.indexOf(cluster) + 1] ?? run.end);
  };
}

function outlineOf(font: OpenFont, glyphId: number): GlyphOutline {
  return font.handle.glyphToJson(glyphId).map(({ type, values }): OutlineCommand => {
    if (!isCommand(type)) throw new Error(`unknown outline command ${type}`);
    return { type, values: values.map((value) => value / font.unitsPerEm) };
  });
}

function isCommand(type: string): type is OutlineCommand['type'] {
  return ['M', 'L', 'Q', 'C', 'Z'].includes(type);
}
