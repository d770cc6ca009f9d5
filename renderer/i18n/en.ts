import { badgeStation } from './en/badgeStation.ts';
import { common } from './en/common.ts';
import { demo } from './en/demo.ts';
import { desk } from './en/desk.ts';
import { door } from './en/door.ts';
import { imports } from './en/imports.ts';
import { search } from './en/search.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { start } from './en/start.ts';
import { supervisor } from './en/supervisor.ts';
import { verdict } from './en/verdict.ts';
import { walkIn } from './en/walkIn.ts';

/** All English texts. Its keys are the keys of every language. */
export const en = {
  badgeStation,
  common,
  demo,
  desk,
  door,
  imports,
  search,
  settings,
  shell,
  start,
  supervisor,
  verdict,
  walkIn,
} as const;
