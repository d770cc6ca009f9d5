/** One measured thing: `ratio` is value / baseline where there is a baseline, else null; `must` is null if only told. */
export interface BenchLine {
  readonly group: 'codes' | 'scan' | 'search' | 'import' | 'start' | 'store' | 'sync' | 'ui';
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The plain way, run in turn in the same process or run. */
  readonly baseline: number | null;
  readonly ratio: number | null;
  /** What the value, or the ratio where there is a baseline, must not exceed (or, `atLeast`, must reach). */
  readonly must: number | null;
  readonly met: boolean;
}

export const benchLine = (line: {
  readonly group: BenchLine['group'];
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: number;
  readonly must?: number;
  readonly atLeast?: boolean;
}): BenchLine => {
  const { group, name, value, unit, baseline = null, must = null, atLeast = false } = line;
  const ratio = baseline === null || baseline === 0 ? null : value / baseline;
  const measured = ratio ?? value;
  return {
    group,
    name,
    value: round(value),
    unit,
    baseline: baseline === null ? null : round(baseline),
    ratio: ratio === null ? null : round(ratio),
    must,
    met: must === null || (atLeast ? measured >= must : measured <= must),
  };
};

/** The value below which that share of the values lies; `share` 0.5 is the median. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

const round = (value: number): number => Math.round(value * 1000) / 1000;
