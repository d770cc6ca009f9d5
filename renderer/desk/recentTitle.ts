import type { TFunction } from 'i18next';
import type { CallOutput } from '#shared/contract/contract.ts';

export type RecentScan = CallOutput<'scans.recent'>[number];

/** A row of "last ten": the person, or what was wrong where no person belongs to the scan. */
export const recentTitle = (scan: RecentScan, t: TFunction): string =>
  scan.name ?? t(`verdict.${scan.code}.word`);
