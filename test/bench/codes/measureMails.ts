import { join } from 'node:path';
import { createFolderTransport } from '#server/sending/folderTransport.ts';
import { benchLine, type BenchLine } from '../benchLine.ts';
import { withBenchStore } from './openBenchStore.ts';

const people = 10_000;

/** From the queue to a folder of files: links issued and on record, codes signed and drawn, mails written. */
export const measureMails = (): Promise<readonly BenchLine[]> =>
  withBenchStore(people, async ({ store, path }) => {
    await store.rememberAddress('https://store.example');
    const actor = 'terminal';
    const template = {
      name: 'invitation',
      subject: 'Welcome, {{first_name}}',
      text: 'Your page: {{_webapp_link}} {{_user_qr}}',
      html: '<p>Hello {{first_name}}</p><a href="{{_webapp_link}}">your page</a><img src="{{_user_qr}}">',
    };
    await store.mail.saveTemplate({ template, actor });
    const published = await store.mail.publish({ name: 'invitation', actor });
    if (!published.ok) throw new Error(published.error.code);
    const from = { name: 'Bench', address: 'bench@example.org' };
    const transport = createFolderTransport(join(path, '..', 'mails'), from);
    if (!transport.ok) throw new Error(transport.error.code);
    let highest = 0;
    const watching = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage().rss);
    }, 100);
    const start = performance.now();
    await store.mail.send({ what: { template: 'invitation' }, to: 'everybody', actor });
    const worker = store.startMail({ transport: transport.value, perMinute: 1_000_000 });
    try {
      for (;;) {
        await worker.run();
        const { counts } = await store.mail.status();
        if (counts.waiting + counts.sending === 0) break;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    } finally {
      clearInterval(watching);
      await worker.stop();
    }
    const seconds = (performance.now() - start) / 1000;
    const { counts } = await store.mail.status();
    if (counts.sent === 0) throw new Error('no mail was written');
    const each = (seconds / counts.sent) * people;
    return [
      benchLine({
        group: 'codes',
        name: 'mail: make 10,000 invitations with their codes',
        value: each,
        unit: 's',
        must: 60,
      }),
      benchLine({
        group: 'codes',
        name: 'mail: memory of the process meanwhile',
        value: highest / 1_000_000,
        unit: 'MB',
        must: 300,
      }),
    ];
  });
