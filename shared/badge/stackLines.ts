import type { FontMetrics, LineInk } from './shaper.ts';

/** Baselines from the top of the block, and the block's height, in ems. */
export interface StackedLines {
  readonly baselines: readonly number[];
  readonly height: number;
}

const leastGap = 0.05;

/** Lines at the template's distance, further apart where marks would touch the letters above, as below Thị and above Ễ. */
export function stackLines(
  lines: readonly LineInk[],
  { lineHeight, metrics }: { readonly lineHeight: number; readonly metrics: FontMetrics },
): StackedLines {
  const baselines: number[] = [];
  let before: { readonly baseline: number; readonly below: number } | undefined;
  for (const { above, below } of lines) {
    const baseline: number =
      before === undefined
        ? Math.max(metrics.ascent, above)
        : before.baseline + Math.max(lineHeight, before.below + above + leastGap);
    baselines.push(baseline);
    before = { baseline, below };
  }
  const height = (before?.baseline ?? 0) + Math.max(metrics.descent, before?.below ?? 0);
  return { baselines, height };
}
