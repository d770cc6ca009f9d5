import { openStationApp } from '#app/openStationApp.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { Instruction, type Told } from './stationMessages.ts';

// A station as a process of its own, run by realProcesses.test.ts: it joins, admits people it is told of as fast as staff
// would, and names each verdict once it was given.
const [dataDir = '', code = '', stationName = ''] = process.argv.slice(2);
const opened = await openStationApp({ dataDir });
if (!opened.ok) throw new Error(opened.error.code);
const station = createStationClient(opened.value.transport);
const tell = (told: Told): void => void process.send?.(told);

const join = async (): Promise<void> => {
  for (;;) {
    const joined = await station.call('station.join', { code, stationName });
    if (joined.ok || joined.error.code === 'already_in_use') return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
};

const obey = async (instruction: Instruction): Promise<void> => {
  if (instruction.do === 'admit') {
    const { attendeeId, again } = instruction;
    const answered = await station.call('scans.admit', { attendeeId, again });
    if (answered.ok)
      tell({ kind: 'verdict', code: answered.value.code, factId: answered.value.factId });
    else tell({ kind: 'refused', code: answered.error.code });
  } else if (instruction.do === 'sync') {
    const synced = await station.call('sync.now', {});
    if (synced.ok) tell({ kind: 'sync', ...synced.value });
  } else {
    await opened.value.close();
    process.exit();
  }
};

process.on('message', (message) => {
  obey(Instruction.parse(message)).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  });
});
await join();
tell({ kind: 'joined' });
