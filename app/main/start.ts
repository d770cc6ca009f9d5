import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Failure } from '#shared/model/result.ts';
import { createFileLog } from '../log/createFileLog.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { openStationApp } from '../openStationApp.ts';
import { prepareEvent } from '../prepareEvent.ts';
import { startLoopbackShell } from '../shell/startLoopbackShell.ts';
import { failureSentence } from './failureSentence.ts';
import { importedSentence } from './importedSentence.ts';
import { keepMemoryOffDisk } from './keepMemoryOffDisk.ts';
import { openAppWindow } from './openAppWindow.ts';
import { readStartArguments } from './startArguments.ts';

/** A station in the loopback shell, until Ctrl-C or until its window is closed. */
const start = async (): Promise<number> => {
  const { dataDir, eventFile, isHub, port, browser } = readStartArguments(process.argv.slice(2));
  const clock = Date.now;
  const log = createFileLog(join(dataDir, 'station.log'), clock);
  const interrupted = nextInterrupt();

  const station = await openStationApp({ dataDir, clock, log, hub: isHub });
  if (!station.ok) return refuse(station.error);
  const { transport, close } = station.value;
  const prepared = await prepareEvent(createStationClient(transport), eventFile);
  if (!prepared.ok) {
    await close();
    return refuse(prepared.error);
  }
  const shell = await startLoopbackShell({
    transport,
    bundleDir: fileURLToPath(new URL('../../dist/renderer', import.meta.url)),
    port,
    random: randomBytes,
    clock,
    log,
  });
  if (!shell.ok) {
    await close();
    return refuse(shell.error);
  }

  if (prepared.value !== null) say(importedSentence(prepared.value));
  const { url, launchUrl } = shell.value;
  if (browser === null) {
    say(`Lanyard is running. Open this address, it works once: ${launchUrl}`);
    say('Ctrl-C closes it.');
    await interrupted;
  } else {
    say(`Lanyard is running in its own window (${url}). Close the window, or press Ctrl-C.`);
    const window = openAppWindow({ browser, url: launchUrl, dataDir });
    await Promise.race([interrupted, window.closed]);
    window.close();
  }
  await shell.value.close();
  await close();
  say('Lanyard is closed.');
  return 0;
};

const nextInterrupt = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => resolve());
    }
  });

const refuse = (failure: Failure): number => {
  process.stderr.write(`${failureSentence(failure)}\n`);
  return 1;
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

keepMemoryOffDisk();
process.exitCode = await start();
