/** How many rows a slice of long work may have next, so that it takes `ms`; after one of `rows` that took `tookMs`. */
export const nextSliceRows = (
  { rows, tookMs }: { readonly rows: number; readonly tookMs: number },
  { ms, fewest, most }: { readonly ms: number; readonly fewest: number; readonly most: number },
): number => Math.round(Math.min(most, Math.max(fewest, (rows * ms) / Math.max(tookMs, 0.1))));
