import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStationApp } from '#app/openStationApp.ts';
import { listenTokenStore } from '#server/serve.ts';
import { createStationClient } from '#shared/contract/transport.ts';
import { temporaryFolder } from '#test/support/server/makePlace.ts';
import { setupMail } from '#test/support/server/setupMail.ts';

const setup = async () => {
  const { store } = await setupMail([{ id: 'ada' }]);
  const served = await listenTokenStore({ store });
  onTestFinished(() => served.close());
  const opened = await openStationApp({ dataDir: join(temporaryFolder(), 'station') });
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
  return { store, codeOf, sync, scan };
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
