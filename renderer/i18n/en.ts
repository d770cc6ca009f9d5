import { common } from './en/common.ts';
import { shell } from './en/shell.ts';

/** All English texts. Its keys are the keys of every language. */
export const en = { common, shell } as const;
