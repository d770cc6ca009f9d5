import { common } from './de/common.ts';
import { shell } from './de/shell.ts';
import type { en } from './en.ts';
import type { SameKeys } from './sameKeys.ts';

export const de: SameKeys<typeof en> = { common, shell };
