import { expect, it } from 'vitest';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const setup = async () => {
  const { store } = await setupTokenStore();
  const linkOf = async (subject: string) => {
    const issued = await store.links.issue([
      { kind: 'app', subject, actor: 'terminal', reason: 'invitation' },
    ]);
    const [first] = issued.ok ? issued.value : [];
    if (first === undefined) throw new Error('not issued');
    return first.link;
  };
  return { store, devices: store.knownDevices, linkOf };
};

it('the first browser of a line is let in, and every other one has to prove itself', async () => {
  const { devices, linkOf } = await setup();
  const link = await linkOf('ada');
  const cookie = (await devices.admit({ link, cookie: undefined }))?.reveal();
  expect(cookie).toMatch(/^[\w-]{43}$/);
  expect(await devices.admit({ link, cookie: undefined })).toBeUndefined();
  expect(await devices.admit({ link, cookie: 'made up' })).toBeUndefined();
  const another = await linkOf('ada');
  expect((await devices.admit({ link: another, cookie }))?.reveal()).toBe(cookie);
  const proven = (await devices.remember({ link, cookie: undefined })).reveal();
  expect((await devices.admit({ link, cookie: proven }))?.reveal()).toBe(proven);
});

it('a cookie that the store never gave is not taken from a browser', async () => {
  const { devices, linkOf } = await setup();
  const planted = 'p'.repeat(43);
  const given = await devices.admit({ link: await linkOf('ada'), cookie: planted });
  expect(given?.reveal()).not.toBe(planted);
});

it('signing out everywhere ends all devices of that person and of no other', async () => {
  const { store, devices, linkOf } = await setup();
  const [ada, bo] = [await linkOf('ada'), await linkOf('bo')];
  const cookies = [ada, bo].map((link) => devices.admit({ link, cookie: undefined }));
  const [ofAda, ofBo] = (await Promise.all(cookies)).map((cookie) => cookie?.reveal());
  const session = await store.linkSessions.open(ada);
  await devices.endAll('app', 'ada', 'attendee:ada');
  expect(await devices.admit({ link: ada, cookie: ofAda })).toBeUndefined();
  expect((await devices.admit({ link: bo, cookie: ofBo }))?.reveal()).toBe(ofBo);
  const wanted = { kind: 'app', cookie: session.cookie.reveal() } as const;
  expect(await store.linkSessions.read(wanted)).toBeUndefined();
});
