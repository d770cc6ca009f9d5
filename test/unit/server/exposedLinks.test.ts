import { expect, it, onTestFinished } from 'vitest';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { sha256 } from '#server/log/hashFact.ts';
import type { PrivateLinkKind } from '#shared/codes/findPrivateLink.ts';
import { createListDesk } from '#test/support/server/createListDesk.ts';
import { setupStation } from '#test/support/server/setupStation.ts';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const setup = async () => {
  const made = await setupTokenStore();
  const { store } = made;
  const desk = await createListDesk(store);
  await desk.add([
    { id: 'ada', email: 'ada@example.org' },
    { id: 'bob', email: '' },
  ]);
  const underWay: Promise<void>[] = [];
  const reportExposed: typeof store.links.reportExposed = (exposed) => {
    const taken = store.links.reportExposed(exposed);
    underWay.push(taken);
    return taken;
  };
  const app = await createHttpServer({ ...store, links: { ...store.links, reportExposed } });
  onTestFinished(() => app.close());
  const { client, at, reply } = await setupStation(store, app);
  const issue = async (kind: PrivateLinkKind = 'app', subject = 'ada') => {
    const issued = await store.links.issue([
      {
        ...{ kind, subject, actor: 'terminal' as const, reason: 'invitation' },
        ...(kind === 'access-as' ? { boundTo: 'staff-1' } : {}),
      },
    ]);
    const [first] = issued.ok ? issued.value : [];
    if (first === undefined) throw new Error('not issued');
    return { handle: first.link.handle, hash: sha256(first.text.reveal()) };
  };
  /** The station's answer without what differs each time; when the store, which works after it, is done. */
  const report = async (hash: string) => {
    const answered = await client.reportExposed(at, hash);
    if (!answered.ok) return answered.error.code;
    const { requestId: _id, storeTime: _time, ...rest } = answered.value.value;
    await Promise.all(underWay);
    return rest;
  };
  const stateOf = async (handle: string) => (await store.links.read(handle))?.state;
  const lines = (action: string) => store.audit({ action: [action], limit: 10 });
  return { ...made, app, report, issue, stateOf, lines, station: reply.station };
};

it('ends a link that a station read with all of its generation, and its owner gets a new one', async () => {
  const { store, report, issue, stateOf, lines, station } = await setup();
  const [shown, other] = [await issue(), await issue()];
  expect(await report(shown.hash)).toEqual({});
  expect([await stateOf(shown.handle), await stateOf(other.handle)]).toEqual([
    'revoked',
    'superseded',
  ]);
  expect((await store.mail.status()).counts.waiting).toBe(1);
  const [line] = await lines('link.exposed');
  expect(line).toMatchObject({ actor: 'store', subject: 'ada', handle: shown.handle });
  expect(JSON.parse(line?.details ?? '')).toEqual({ station, outcome: 'replaced' });
  expect(JSON.stringify(await store.audit({ limit: 100 }))).not.toContain(shown.hash);
  // What ended is not replaced again and again.
  await report(shown.hash);
  expect(await lines('link.exposed')).toHaveLength(1);
  expect((await store.mail.status()).counts.waiting).toBe(1);
});

it('answers the same for a link that there is, that has ended and that never was', async () => {
  const { report, issue } = await setup();
  const { hash } = await issue();
  const answers = [await report(hash), await report(hash), await report('ab'.repeat(32))];
  expect(answers).toEqual([{}, {}, {}]);
});

it('leaves nobody without a link: who has no address keeps it, and staff see that it was read', async () => {
  const { report, issue, stateOf, lines } = await setup();
  const { handle, hash } = await issue('app', 'bob');
  await report(hash);
  await report(hash);
  expect(await stateOf(handle)).toBe('active');
  expect((await lines('link.exposed')).map(({ details }) => details)).toEqual([
    expect.stringContaining('"noted"'),
  ]);
});

it('ends a link of staff, of which no mail goes out', async () => {
  const { store, report, issue, stateOf } = await setup();
  const { handle, hash } = await issue('access-as');
  await report(hash);
  expect(await stateOf(handle)).toBe('revoked');
  expect((await store.mail.status()).counts.waiting).toBe(0);
});

it('does what the organiser decided', async () => {
  const { store, report, issue, stateOf, lines } = await setup();
  expect(await store.links.exposureRule()).toBe('replace');
  await store.links.setExposureRule('note', 'staff:1');
  const noted = await issue();
  await report(noted.hash);
  expect([await stateOf(noted.handle), (await lines('link.exposed')).length]).toEqual([
    'active',
    1,
  ]);
  await store.links.setExposureRule('off', 'staff:1');
  const ignored = await issue();
  await report(ignored.hash);
  expect([await stateOf(ignored.handle), (await lines('link.exposed')).length]).toEqual([
    'active',
    1,
  ]);
});

it('takes no more than a few from one station, and none that is no hash', async () => {
  const { report } = await setup();
  expect(await report('not a hash')).toBe('refused');
  const answers: unknown[] = [];
  for (let no = 0; no < 21; no++) answers.push(await report(no.toString(16).padStart(64, '0')));
  expect(answers.filter((one) => one === 'too_many')).toHaveLength(1);
});
