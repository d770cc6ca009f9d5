import { mkdirSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { importListFile } from '#app/importListFile.ts';
import { openStationApp, type StationApp } from '#app/openStationApp.ts';
import type { TokenStore } from '#server/createTokenStore.ts';
import { createFolderTransport } from '#server/sending/folderTransport.ts';
import { createStationClient, type StationClient } from '#shared/contract/transport.ts';
import { ok } from '#shared/model/result.ts';
import { invitation } from '#test/support/server/invitation.ts';

/**
 * Run by crashes.test.ts: a station with a token store of its own, or at the one that a code names, works until it comes for
 * the nth time to a place with this name; there the process ends as by kill -9. It tells each fact whose verdict was given.
 */
const Orders = z.object({
  dataDir: z.string(),
  point: z.string(),
  nth: z.int(),
  round: z.int(),
  code: z.string().nullable(),
  prints: z.boolean(),
  mails: z.boolean(),
  takesOver: z.string().nullable(),
});
const orders = Orders.parse(JSON.parse(process.argv[2] ?? ''));

let passes = 0;
const crashPoint = (name: string): void => {
  if (name !== orders.point) return;
  passes += 1;
  // The signal is delivered before the call returns.
  if (passes === orders.nth) process.kill(process.pid, 'SIGKILL');
};

const tell = (what: string): void => void writeSync(1, `${what}\n`);

const work = async (station: StationClient, app: StationApp): Promise<void> => {
  const status = await station.call('station.status', {});
  if (status.ok && status.value.event === null) {
    const begun =
      orders.code === null
        ? await station.call('station.create', { name: 'Meadow Days' })
        : await station.call('station.join', { code: orders.code });
    if (!begun.ok) throw new Error(begun.error.code);
  }
  // As every command does: a start that was interrupted has to fetch its list first.
  await app.syncOnce(4000);
  await importPeople(station);
  const list = await station.call('attendees.list', { limit: 200 });
  if (!list.ok) throw new Error(list.error.code);
  const people = list.value.rows.slice(-4);
  for (const [index, { id }] of people.entries()) {
    const verdict = await station.call('scans.admit', { attendeeId: id, again: true });
    if (!verdict.ok) throw new Error(verdict.error.code);
    const { code, factId } = verdict.value;
    if (code === 'cannot_record' || factId === null) throw new Error(code);
    tell(factId);
    if (index === 1) {
      const undone = await station.call('scans.undo', { factId, reason: 'test' });
      if (!undone.ok) throw new Error(undone.error.code);
    }
  }
  if (orders.prints) {
    const attendeeId = people[0]?.id ?? '';
    const printed = await station.call('badges.print', { attendeeId, reason: 'again' });
    if (!printed.ok) throw new Error(printed.error.code);
  }
  if (orders.takesOver !== null) {
    const taken = await station.call('recovery.takeOver', { folder: orders.takesOver });
    if (!taken.ok) throw new Error(taken.error.code);
  }
  await app.syncOnce(4000);
  if (orders.mails) await sendMails(app.store);
};

/** One to everybody who has none yet, into a folder. */
const sendMails = async (store: TokenStore): Promise<void> => {
  const actor = 'terminal';
  await store.mail.saveTemplate({ template: invitation, actor });
  const published = await store.mail.publish({ name: invitation.name, actor });
  if (!published.ok) throw new Error(published.error.code);
  const { counts } = await store.mail.status();
  if (counts.sent + counts.sending + counts.waiting === 0) {
    const to = 'everybody' as const;
    const queued = await store.mail.send({ what: { template: invitation.name }, to, actor });
    if (!queued.ok) throw new Error(queued.error.code);
  }
  const from = { name: 'Meadow Days', address: 'hello@meadow.example' };
  const transport = createFolderTransport(`${orders.dataDir}-mails`, from);
  if (!transport.ok) throw new Error(transport.error.code);
  const worker = store.startMail({ transport: transport.value, perMinute: 60_000 });
  // What a killed process had claimed is none that waits, until a worker looks.
  do await worker.run();
  while ((await store.mail.status()).counts.waiting > 0);
  await worker.stop();
};

const importPeople = async (station: StationClient): Promise<void> => {
  const folder = join(tmpdir(), `lanyard-crash-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'list.csv');
  const people = [0, 1, 2].map((no) => {
    const name = `Last${orders.round}x${no}`;
    return `First${orders.round},${name},${name}@example.org`;
  });
  writeFileSync(file, ['First name,Last name,Email', ...people].join('\n'));
  const imported = await importListFile(station, { file });
  if (!imported.ok) throw new Error(imported.error.code);
};

const opened = await openStationApp({
  dataDir: orders.dataDir,
  crashPoint,
  printing: {
    list: async () => ({
      printers: [{ id: 'printer', name: 'Printer', kind: 'system' }],
      systemPrinting: true,
    }),
    print: async () => ok(null),
  },
});
if (!opened.ok) throw new Error(opened.error.code);
await work(createStationClient(opened.value.transport), opened.value);
await opened.value.close();
tell('done');
process.exit();
