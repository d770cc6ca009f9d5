import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sha256 } from '#server/log/hashFact.ts';
import { openStationApp } from '#app/openStationApp.ts';
import { listenTokenStore } from '#server/serve.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { filesWith } from '#test/support/filesWith.ts';
import { temporaryFolder } from '#test/support/server/makePlace.ts';
import { setupMail } from '#test/support/server/setupMail.ts';

const setup = async () => {
  const { store } = await setupMail([{ id: 'ada' }]);
  const served = await listenTokenStore({ store });
  onTestFinished(() => served.close());
  const dataDir = join(temporaryFolder(), 'station');
  const opened = await openStationApp({ dataDir });
  if (!opened.ok) throw new Error(opened.error.code);
  onTestFinished(() => opened.value.close());
  const { call } = createStationClient(opened.value.transport);
  const code = await store.enrolmentCode({ url: served.url });
  if (!code.ok) throw new Error(code.error.code);
  await call('station.join', { code: code.value.code });
  const codeOf = async (medium: 'entry' | 'badge'): Promise<string> => {
    const issued = await store.issueCode({ attendeeId: 'ada', medium });
    if (!issued.ok) throw new Error(issued.error.code);
    return issued.value.text;
  };
  const sync = async (): Promise<void> => {
    const synced = await call('sync.now', {});
    if (!synced.ok) throw new Error(synced.error.code);
  };
  const scan = async (text: string): Promise<string> => {
    const scanned = await call('scans.submit', { text });
    return scanned.ok ? scanned.value.code : scanned.error.code;
  };
  return { store, codeOf, sync, scan, dataDir };
};

test.each(['entry', 'badge'] as const)(
  'a leaked code is refused from the next sync on, the new one is not: %s',
  async (medium) => {
    const { store, codeOf, sync, scan } = await setup();
    const leaked = await codeOf(medium);
    await sync();
    expect(await scan(leaked)).not.toBe('superseded');
    await sync();
    const reported = await store.codes.reportLeak({
      attendeeId: 'ada',
      medium,
      actor: 'staff:1',
      reason: 'a photo of it is on the net',
    });
    expect(reported).toMatchObject({
      ok: true,
      value: {
        generation: 2,
        since: [{ kind: medium === 'entry' ? 'admitted' : 'refused', checkpoint: 'entrance' }],
        resent: medium === 'entry' ? { ok: true } : { error: { code: 'not_by_mail' } },
      },
    });
    const fresh = await codeOf(medium);
    expect(fresh).not.toBe(leaked);
    await sync();
    const [old, current] = [await scan(leaked), await scan(fresh)];
    expect(old).toBe('superseded');
    expect(current).not.toBe('superseded');
  },
);

test('codes of a list that leaked are refused from the next sync on', async () => {
  const { store, codeOf, sync, scan } = await setup();
  const asked = await store.exports.request({
    format: 'csv',
    reason: 'printing house',
    actor: 'staff:1',
  });
  if (!asked.ok) throw new Error(asked.error.code);
  const { id } = asked.value;
  await store.exports.approve({ id, actor: 'staff:2' });
  const made = await store.exports.make({ id, actor: 'staff:1' });
  if (!made.ok) throw new Error(made.error.code);
  const leaked = await codeOf('entry');
  await sync();
  expect(await scan(leaked)).not.toBe('superseded');
  const { batch } = made.value;
  const reason = 'left on a train';
  const rotated = await store.exports.rotateBatch({ batch, actor: 'staff:1', reason });
  expect(rotated).toMatchObject({ ok: true, value: { replaced: 1 } });
  const fresh = await codeOf('entry');
  await sync();
  expect(await scan(leaked)).toBe('superseded');
  expect(await scan(fresh)).not.toBe('superseded');
});

test('a link that a station reads is ended and sent to its owner anew, and no file there has it', async () => {
  const { store, sync, scan, dataDir } = await setup();
  const issued = await store.links.issue([
    { kind: 'app', subject: 'ada', actor: 'terminal', reason: 'invitation' },
  ]);
  const [given] = issued.ok ? issued.value : [];
  if (given === undefined) throw new Error('not issued');
  const text = given.text.reveal();
  await sync();
  const state = async () => (await store.links.read(given.link.handle))?.state;
  // Cut or damaged it is nobody's.
  expect(await scan(text.slice(0, -1))).toBe('private_link');
  expect(await scan(`https://store.example.org/app#${text.toUpperCase()}`)).toBe('private_link');
  await expect.poll(state).toBe('revoked');
  expect((await store.mail.status()).counts.waiting).toBe(1);
  for (const trace of [text.slice(4, 30), sha256(text)]) {
    expect(filesWith(dataDir, trace)).toEqual([]);
  }
});
