import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderTransport } from '#server/sending/folderTransport.ts';
import { invitation } from '#test/support/server/invitation.ts';
import { withBenchStore } from './openBenchStore.ts';

// Run by measureMailing.ts: queues an invitation to each of so many people, makes and writes all of them.
const people = Number(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'lanyard-mails-'));
try {
  const told = await withBenchStore(people, async ({ store }) => {
    await store.rememberAddress('https://store.example');
    const actor = 'terminal';
    await store.mail.saveTemplate({ template: invitation, actor });
    const published = await store.mail.publish({ name: invitation.name, actor });
    const transport = createFolderTransport(folder, { name: 'Bench', address: 'a@example.org' });
    if (!published.ok || !transport.ok) throw new Error('not ready');
    const startedAt = performance.now();
    const queued = await store.mail.send({
      what: { template: invitation.name },
      to: 'everybody',
      actor,
    });
    if (!queued.ok) throw new Error(queued.error.code);
    const perMinute = 60 * 60_000;
    const worker = store.startMail({ transport: transport.value, perMinute });
    while ((await store.mail.status()).counts.waiting > 0) await worker.run();
    const seconds = (performance.now() - startedAt) / 1000;
    await worker.stop();
    const written = readdirSync(folder).filter((name) => name.endsWith('.eml')).length;
    if (written !== queued.value.queued) throw new Error(`${written} mails were written`);
    return { seconds, megabytes: process.resourceUsage().maxRSS / 1024 };
  });
  process.stdout.write(JSON.stringify(told));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
