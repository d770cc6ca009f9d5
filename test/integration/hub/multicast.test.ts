import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { expect, onTestFinished, test } from 'vitest';
import { createMulticast } from '#app/hub/multicast.ts';

const loopback = '127.0.0.1';
// Its own: others on this machine may run the same test.
const pin = randomBytes(32).toString('base64url');
const hub = { port: 47_300, pin, eventId: '0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee' };

/** Whether a datagram to a group comes back on loopback here. */
const carriesMulticast = (): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    const end = (found: boolean): void => {
      clearTimeout(timer);
      socket.close();
      resolve(found);
    };
    const timer = setTimeout(() => end(false), 500);
    socket.once('message', () => end(true));
    socket.once('error', () => end(false));
    socket.bind(0, () => {
      try {
        socket.addMembership('224.0.0.251', loopback);
        socket.setMulticastInterface(loopback);
        socket.send('?', socket.address().port, '224.0.0.251');
      } catch {
        end(false);
      }
    });
  });

const canMulticast = await carriesMulticast();

test.skipIf(/* as in some containers, loopback carries none */ !canMulticast)(
  'a hub is heard with its addresses and its key until it stops',
  async () => {
    const multicast = createMulticast(() => [loopback]);
    const announcement = multicast.announce({ ...hub, addresses: [loopback] });
    onTestFinished(() => announcement.stop());
    const expected = { pin, event: '0199aaaa', urls: ['https://127.0.0.1:47300'] };
    expect((await multicast.hear()).filter((heard) => heard.pin === pin)).toEqual([expected]);
    expect(announcement.isPossible()).toBe(true);
    await announcement.stop();
    expect((await multicast.hear()).filter((heard) => heard.pin === pin)).toEqual([]);
  },
);

test('where there is no such network, nothing is heard and nothing breaks', async () => {
  const multicast = createMulticast(() => ['203.0.113.7']);
  const announcement = multicast.announce({ ...hub, addresses: ['203.0.113.7'] });
  // Whoever else announces a hub on this machine is heard all the same.
  expect((await multicast.hear()).map((heard) => heard.pin)).not.toContain(hub.pin);
  expect(announcement.isPossible()).toBe(false);
  await announcement.stop();
});
