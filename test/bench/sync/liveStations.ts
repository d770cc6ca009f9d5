import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Order } from './liveMessages.ts';
import { openVenueStation, type VenueStation } from './venueStation.ts';

// A process of its own, run by liveNews.ts: live stations in the folder, one for each code.
const [folder = '', ...codes] = process.argv.slice(2);
const delays: number[] = [];
const stations: VenueStation[] = [];
for (const [no, code] of codes.entries()) {
  const dataDir = join(folder, String(no));
  mkdirSync(dataDir, { recursive: true });
  const opened = await openVenueStation(dataDir);
  await opened.join(code);
  stations.push(opened);
  watch(opened);
}
process.on('message', (message) => {
  const order = Order.parse(message);
  if (order.do === 'report') {
    process.send?.({ delays: delays.splice(0) });
    return;
  }
  const { attendeeId } = order;
  void stations[order.station]?.client.call('scans.admit', { attendeeId, again: true });
});
process.on('disconnect', () => process.exit());
process.send?.({ delays: [] });

function watch({ tables, station }: VenueStation): void {
  const own = tables.kept.read('enrolment')?.station;
  const newer = tables.database.prepare<[number], { no: number; station: string; at: number }>(
    "SELECT no, station, at FROM facts WHERE no > ? AND kind = 'admitted' ORDER BY no",
  );
  let seen = 0;
  station.subscribe(({ name }) => {
    if (name !== 'journal.changed') return;
    const now = Date.now();
    for (const { no, station: writer, at } of newer.all(seen)) {
      if (writer !== own) delays.push(now - at);
      seen = no;
    }
  });
}
