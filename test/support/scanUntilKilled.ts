import { openStationApp } from '#app/openStationApp.ts';
import { createStationClient } from '#shared/contract/transport.ts';

// Run by kill.test.ts: admits people one after another and names each fact once its verdict was given.
const opened = await openStationApp({ dataDir: process.argv[2] ?? '' });
if (!opened.ok) throw new Error(opened.error.code);
const station = createStationClient(opened.value.transport);
await station.call('station.openDemo', {});
const page = await station.call('attendees.list', { limit: 1000 });
if (!page.ok) throw new Error(page.error.code);
for (const { id } of page.value.rows) {
  const verdict = await station.call('scans.admit', { attendeeId: id });
  if (verdict.ok && verdict.value.code === 'admitted') {
    process.stdout.write(`${verdict.value.factId}\n`);
  }
}
