import type { BenchLine } from './benchLine.ts';
import { measureIssuing, measureVerifying } from './codes/measureCodes.ts';
import { measureLint } from './codes/measureLint.ts';
import { measureMailing } from './codes/measureMailing.ts';
import { measureRedeeming } from './codes/measureRedeeming.ts';

/** What the token store does for those who invite: codes, links, templates. */
export const measureCodes = async (): Promise<readonly BenchLine[]> => [
  ...(await measureIssuing()),
  await measureVerifying(),
  await measureRedeeming(),
  await measureLint(),
  ...(await measureMailing()),
];
