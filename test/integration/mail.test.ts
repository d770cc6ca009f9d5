import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { expect, onTestFinished, test, vi } from 'vitest';
import { formatPersonalLink } from '#shared/codes/personalLink.ts';
import { temporaryFolder } from '#test/support/server/makePlace.ts';
import { createListDesk } from '#test/support/server/createListDesk.ts';
import { invitation } from '#test/support/server/invitation.ts';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';
import { startSmtp } from '#test/support/server/startSmtp.ts';
import { endProgram, runProgram, startProgram } from '#test/support/program.ts';

const program = 'app/cli/main.ts';
/** Vitest types its matchers as any. */
const like = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const from = ['--mail-from', 'Meadow Days <hello@meadow.example>'];

/** A folder with people in it, and the store of it as this process sees it. */
const setup = async (count: number) => {
  const data = temporaryFolder();
  const path = join(data, 'store.sqlite');
  const { store, time } = await setupTokenStore({ at: { kind: 'sqlite', path } });
  time.now = Date.now();
  const desk = await createListDesk(store);
  await desk.add(Array.from({ length: count }, (_, no) => ({ id: `person-${no}` })));
  const serve = async (...words: readonly string[]) => {
    const started = await startProgram(
      program,
      ['server', 'serve', '--data', data, '--mails-per-minute', '60000', ...from, ...words],
      /served at (http\S+)\./,
    );
    onTestFinished(() => void started.child.kill('SIGKILL'));
    return started;
  };
  const lanyard = (...words: readonly string[]) =>
    runProgram(program, ['server', ...words, '--data', data]);
  return { data, store, time, serve, lanyard };
};

const linksIn = (text: string | undefined): readonly string[] =>
  text?.match(/la1_[a-z2-7]{39}/g) ?? [];

test('a process that is killed while it sends loses no mail, and what it sends twice is the same to a mail program', async () => {
  const count = 45;
  const { store, time, serve } = await setup(count);
  let kill = (): void => undefined;
  const { url, mails } = await startSmtp({
    mail: (no) => {
      if (no === 7 || no === 30) kill();
      return undefined;
    },
  });
  await store.rememberAddress('https://store.example');
  await store.mail.saveTemplate({ template: invitation, actor: 'staff:1' });
  await store.mail.publish({ name: 'invitation', actor: 'staff:1' });
  await store.mail.send({ what: { template: 'invitation' }, to: 'everybody', actor: 'staff:1' });
  const address = ['--smtp-url', url, '--public-url', 'https://store.example'];
  for (let round = 0; round < 2; round += 1) {
    const { child } = await serve(...address);
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      kill = () => void child.kill('SIGKILL');
    });
    kill = () => undefined;
    const { counts } = await store.mail.status();
    expect(counts.sent).toBeLessThan(count);
  }
  const { child } = await serve(...address);
  await vi.waitFor(
    async () => expect((await store.mail.status()).counts).toMatchObject({ sent: count }),
    { timeout: 30_000, interval: 200 },
  );
  expect(await endProgram(child)).toBe(0);
  expect(new Set(mails.flatMap(({ to }) => to)).size).toBe(count);
  expect(new Set(mails.map(({ parsed }) => parsed.messageId)).size).toBe(count);
  time.now = Date.now();
  for (const { parsed, to } of mails) {
    const [text = ''] = linksIn(parsed.text);
    const redeemed = await store.links.redeem({ kind: 'app', text, actor: 'attendee' });
    expect(redeemed).toMatchObject({ ok: true, value: { subject: to[0]?.split('@')[0] } });
  }
  expect(await store.verifyAudit()).toMatchObject({ isWhole: true });
}, 60_000);

test('a template is saved, looked at, published and sent from a terminal, which never shows a link', async () => {
  const { data, serve, lanyard, store, time } = await setup(2);
  const folder = join(data, 'mails');
  const { child } = await serve('--mail-folder', folder);
  const file = (template: unknown): string => {
    const path = join(data, 'template.json');
    writeFileSync(path, JSON.stringify(template));
    return path;
  };
  const secret = formatPersonalLink({ kind: 'app', secret: new Uint8Array(20).fill(1) });
  const refused = lanyard('mail', 'save', file({ ...invitation, html: `<p>\n${secret}</p>` }));
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/line 1 of the HTML: a personal link/);
  const told = [refused];
  told.push(lanyard('mail', 'save', file(invitation)));
  told.push(lanyard('mail', 'preview', 'invitation'));
  expect(told.at(-1)?.stdout).toMatch(/\/a#la1_••••/);
  told.push(lanyard('mail', 'publish', 'invitation'));
  told.push(lanyard('mail', 'send', 'invitation', '--everybody'));
  expect(told.at(-1)).toMatchObject({ status: 0, stdout: like(/^2 mails/) });
  await vi.waitFor(async () => expect((await store.mail.status()).counts.sent).toBe(2), {
    timeout: 20_000,
    interval: 200,
  });
  const written = readdirSync(folder);
  expect(written.every((name) => /^[0-9a-f-]{36}\.eml$/.test(name))).toBe(true);
  time.now = Date.now();
  for (const name of written) {
    if (process.platform !== 'win32') expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    const parsed = await simpleParser(readFileSync(join(folder, name)));
    const [text = ''] = linksIn(parsed.text);
    expect(await store.links.redeem({ kind: 'app', text, actor: 'attendee' })).toMatchObject({
      ok: true,
    });
  }
  expect(JSON.stringify(told)).not.toMatch(/la1_[a-z2-7]/);
  expect(await endProgram(child)).toBe(0);
}, 60_000);

test('a list with codes takes two people, and its codes can be replaced as a whole, from a terminal', async () => {
  const { lanyard, data } = await setup(2);
  const asked = lanyard('export', 'request', '--reason', 'printing house', '--as', 'ada', '--json');
  const id = /"id":"([^"]+)"/.exec(asked.stdout)?.[1] ?? '';
  const alone = lanyard('export', 'approve', id, '--as', 'ada');
  expect([alone.status, alone.stderr]).toEqual([1, like(/second person/)]);
  const out = join(data, 'codes.zip');
  expect(lanyard('export', 'approve', id, '--as', 'bob').status).toBe(0);
  const made = lanyard('export', 'make', id, '--as', 'ada', '--out', out, '--json');
  expect(JSON.parse(made.stdout)).toMatchObject({ people: 2, batch: like(/^[A-Z2-7]{8}$/) });
  expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
  const batch = /"batch":"(\w+)"/.exec(made.stdout)?.[1] ?? '';
  const rotated = lanyard('codes', 'rotate-batch', batch, '--reason', 'lost');
  expect(rotated.stdout).toMatch(/^2 codes were replaced/);
}, 60_000);
