import { badgeStation } from './de/badgeStation.ts';
import { common } from './de/common.ts';
import { demo } from './de/demo.ts';
import { desk } from './de/desk.ts';
import { door } from './de/door.ts';
import { imports } from './de/imports.ts';
import { search } from './de/search.ts';
import { settings } from './de/settings.ts';
import { shell } from './de/shell.ts';
import { start } from './de/start.ts';
import { supervisor } from './de/supervisor.ts';
import { verdict } from './de/verdict.ts';
import { walkIn } from './de/walkIn.ts';
import type { en } from './en.ts';
import type { SameKeys } from '#shared/i18n/sameKeys.ts';

export const de: SameKeys<typeof en> = {
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
};
