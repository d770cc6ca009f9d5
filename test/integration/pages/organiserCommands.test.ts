import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';

const program = fileURLToPath(new URL('../../../app/cli/main.ts', import.meta.url));
let pages: OpenPages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

const lanyard = (...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, 'server', ...words, '--data', pages.dataDir],
    { encoding: 'utf8' },
  );
  return { status, out: stdout.trim(), err: stderr.trim() };
};

// Seven commands, about a second each.
test('a campaign is made, its people invited, and its plan taken away from a terminal', async () => {
  const made = lanyard(
    ...['campaigns', 'create', '--name', 'Dinner', '--day', '2027-05-10', '2027-05-11'],
    ...['--slot', '19:00-21:00', '--closes', '2027-05-09 18:00'],
  );
  expect(made).toMatchObject({ status: 0, err: '' });
  expect(await pages.store.campaigns.read(made.out)).toMatchObject({
    days: ['2027-05-10', '2027-05-11'],
    timeZone: 'Europe/Berlin',
    closesAt: Date.UTC(2027, 4, 9, 16),
  });
  expect(lanyard('campaigns', 'invite', made.out, '--attendee', 'ada', '--category', 'x')).toEqual({
    status: 2,
    out: '',
    err: 'Say who in one way: --attendee ID…, --category NAME, --status STATUS or --everybody.',
  });
  expect(lanyard('campaigns', 'invite', made.out, '--attendee', 'ada', 'zoe').out).toContain('2');
  const file = join(pages.dataDir, 'plan.csv');
  expect(lanyard('campaigns', 'csv', made.out, '--out', file)).toMatchObject({ status: 0 });
  expect(lanyard('campaigns', 'csv', made.out, '--out', file)).toEqual({
    status: 1,
    out: '',
    err: 'The file exists already, or cannot be written there. Choose another name.',
  });
  expect(readFileSync(file, 'utf8').split('\r\n').slice(1)).toEqual([
    'Ada Beispiel,Acme,,,,',
    'Zoë Modèle,Bêta SA,,,,',
    '',
  ]);
});

test('a sponsor is added with its deadline in the event’s time, and gets a link', async () => {
  const added = lanyard(
    ...['sponsors', 'add', '--name', 'Acme', '--contact', 'kim@example.org'],
    ...['--deadline', '2027-05-09 18:00'],
  );
  expect(await pages.store.sponsors.read(added.out)).toMatchObject({
    name: 'Acme',
    editDeadline: Date.UTC(2027, 4, 9, 16),
  });
  expect(lanyard('sponsors', 'link', added.out)).toMatchObject({ status: 0 });
  expect(lanyard('sponsors', 'change', added.out, '--deadline', 'soon')).toMatchObject({
    status: 1,
  });
});

// Four commands, about a second each.
test('links and codes are sent from a terminal, after a look at who gets them, and stopped', async () => {
  const id = await pages.newcomer({ hold: 'suspended', category: 'speaker', language: 'de' });
  await pages.store.people.change({
    attendeeId: 'ada',
    changes: { category: 'speaker' },
    actor: 'terminal',
  });
  const look = lanyard('links', 'issue', 'app', '--category', 'speaker', '--dry-run');
  expect(look).toEqual({
    status: 0,
    err: '',
    out: `1 people would get it.\n1 left out: their codes are suspended. ${id}`,
  });
  expect(await pages.queuedMails('ada')).toHaveLength(1);
  expect(lanyard('codes', 'send', '--to', 'ada').status).toBe(0);
  const [mailing] = await pages.store.mail.mailings({ limit: 1 });
  expect(mailing).toMatchObject({ job: { kind: 'resend_code' }, mails: 1 });
  const stopped = lanyard('mail', 'stop', mailing?.id ?? '');
  expect(stopped.out).toBe('1 mails are out of the queue.');
  // A sentence of its own, not that of a badge.
  const blank = lanyard('codes', 'rotate', 'ada', '--kind', 'entry', '--reason', ' ');
  expect(blank.err).toBe(
    'Say why: --reason TEXT. It stands in the audit log. Nothing was changed.',
  );
});
