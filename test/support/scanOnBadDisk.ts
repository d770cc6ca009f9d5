import { createStationClient } from '#shared/contract/transport.ts';
import { openSeededStation, seedStation } from './seedStation.ts';

// Run by badDisk.test.ts: admits people until nothing can be recorded, tells each verdict, and tries once more at each line
// of its input.
const dataDir = process.argv[2] ?? '';
const people = 2000;
const { tables } = await seedStation({ dataDir, attendees: people, now: Date.now() });
const transport = await openSeededStation(tables, dataDir);
const station = createStationClient(transport);
let no = 0;

const scan = async (): Promise<string> => {
  no += 1;
  const verdict = await station.call('scans.admit', { attendeeId: `attendee-${no}` });
  const { code, factId } = verdict.ok ? verdict.value : { code: verdict.error.code, factId: null };
  process.stdout.write(`${code} ${factId ?? ''}\n`);
  return code;
};

while (no < people && (await scan()) === 'admitted');
for await (const _line of process.stdin) await scan();
process.exit();
