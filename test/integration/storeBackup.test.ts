import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createTokenStore, type TokenStore } from '#server/createTokenStore.ts';
import { fillStore } from '#test/support/server/fillStore.ts';
import { temporaryFolder } from '#test/support/server/makePlace.ts';
import { createMemoryLog, setupTokenStore } from '#test/support/server/setupTokenStore.ts';
import { runProgram } from '#test/support/program.ts';

const backUp = (folder: string, out: string) =>
  runProgram('app/cli/main.ts', ['server', 'backup', '--data', folder, '--out', out]);

const openAt = async (path: string): Promise<TokenStore> => {
  const place = { kind: 'sqlite', path } as const;
  const log = createMemoryLog();
  const opened = await createTokenStore({ place, clock: Date.now, random: randomBytes, log });
  if (!opened.ok) throw new Error(opened.error.code);
  onTestFinished(() => opened.value.close());
  return opened.value;
};

const setup = async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'store.sqlite');
  const { store } = await setupTokenStore({ at: { kind: 'sqlite', path } });
  await fillStore(store);
  return { folder, path, store };
};

test('a backup of a store that is open has all of it, and opens as a store with the same codes', async () => {
  const { folder, store } = await setup();
  const out = join(temporaryFolder(), 'monday.sqlite');
  expect(backUp(folder, out)).toMatchObject({ status: 0, stderr: '' });
  const restored = join(temporaryFolder(), 'store.sqlite');
  copyFileSync(out, restored);
  copyFileSync(`${out}.key.json`, `${restored}.key.json`);
  const [before, after] = await Promise.all([store, await openAt(restored)].map(seenOf));
  expect(after).toEqual(before);
  if (process.platform !== 'win32') {
    expect([out, `${out}.key.json`].map((file) => statSync(file).mode & 0o777)).toEqual([
      0o600, 0o600,
    ]);
  }
});

test('a backup overwrites nothing, and says what is in its way', async () => {
  const { folder } = await setup();
  const out = join(temporaryFolder(), 'monday.sqlite');
  writeFileSync(out, 'precious');
  const refused = backUp(folder, out);
  expect([refused.status, readFileSync(out, 'utf8')]).toEqual([1, 'precious']);
  expect(refused.stderr).toMatch(/exists already/);
  expect(backUp(folder, '/proc/nowhere/x.sqlite').stderr).toMatch(/cannot be written/);
  expect(backUp(join(folder, 'elsewhere'), out).stderr).toMatch(/no token store/);
  expect(existsSync(`${out}.part`)).toBe(false);
});

const seenOf = async (store: TokenStore) => {
  const event = (await store.event())?.id ?? '';
  const { facts } = await store.readLog({ event, after: 0, limit: 500 });
  const person = facts.flatMap(({ fact }) => fact.attendee ?? [])[0] ?? '';
  return { facts, code: await store.issueCode({ attendeeId: person, medium: 'badge' }) };
};
