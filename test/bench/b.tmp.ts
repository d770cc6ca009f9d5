import { mkdtempSync } from 'node:fs';
import { measureLiveNews } from './sync/liveNews.ts';
import { measureDayOffline } from './sync/dayOffline.ts';
const which = process.argv[2];
if (which !== 'day') console.log(await measureLiveNews(mkdtempSync('/tmp/live-')));
if (which !== 'live') console.log(await measureDayOffline(mkdtempSync('/tmp/day-')));
process.exit();
