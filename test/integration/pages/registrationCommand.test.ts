import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openPages } from '#test/support/web/openPages.ts';

const program = fileURLToPath(new URL('../../../app/cli/main.ts', import.meta.url));

test('the command line sets the deadline in the time of the event, and says what counts', async () => {
  const pages = await openPages();
  onTestFinished(() => pages.close());
  const run = (...words: readonly string[]) => {
    const at = ['server', 'registration', '--data', pages.dataDir, ...words];
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...at], {
      encoding: 'utf8',
    });
    return { status, says: `${stdout}${stderr}` };
  };
  expect(run('--deadline', '2027-04-30 18:00', '--public', 'closed')).toEqual({
    status: 0,
    says: expect.stringMatching(
      /closes on Friday,? 30 April 2027 at 18:00\.\n.*takes nobody/,
    ) as string,
  });
  expect(await pages.store.registrations.settings()).toEqual({
    deadline: Date.UTC(2027, 3, 30, 16),
    public: 'closed',
  });
  expect(run('--deadline', 'soon')).toMatchObject({ status: 2 });
  expect(run('--public', 'maybe')).toMatchObject({ status: 2 });
  expect(run('--deadline', 'start')).toMatchObject({ status: 0 });
  expect(await pages.store.registrations.settings()).toEqual({ deadline: null, public: 'closed' });
});
