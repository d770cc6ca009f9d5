import type { TableLimits } from '#lists/table.ts';

/** Less than a station takes in: many organisers' lists may be read at once where many events are served. */
export const listLimits: TableLimits = {
  fileBytes: 20 * 1024 * 1024,
  sheetBytes: 256 * 1024 * 1024,
  sharedStringBytes: 64 * 1024 * 1024,
  rows: 100_000,
  columns: 200,
  cells: 5_000_000,
};
