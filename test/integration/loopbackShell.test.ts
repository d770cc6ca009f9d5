import { randomBytes } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { maxMessageBytes, startLoopbackShell } from '#app/shell/startLoopbackShell.ts';
import { ask, openShell, type OpenShell } from '#test/support/openShell.ts';

let shell: OpenShell;
beforeEach(async () => {
  shell = await openShell();
});
afterEach(() => shell.close());

describe('the launch address', () => {
  test('is traded for a strict, script-proof cookie and forgotten by a redirect', async () => {
    const { status, headers } = await ask(shell.launchUrl);
    expect({ status, location: headers.location }).toEqual({ status: 303, location: '/' });
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(
        new RegExp(`^lanyard-${shell.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
      ),
    ]);
  });

  test('works once', async () => {
    const cookie = await shell.admit();
    expect(await ask(shell.launchUrl)).toMatchObject({ status: 401 });
    // Whoever used it may follow it again, as a browser does that restores its window.
    expect(await ask(shell.launchUrl, { headers: { cookie } })).toMatchObject({ status: 303 });
  });

  test('is worth nothing after a shift', async () => {
    shell.passTime(12 * 60 * 60 * 1000 + 1);
    expect(await ask(shell.launchUrl)).toMatchObject({ status: 401 });
  });

  test('cannot be guessed, and a guess does not use it up', async () => {
    expect(await ask(`${shell.url}/launch/guess`)).toMatchObject({ status: 401 });
    expect(await shell.admit()).not.toBe('none');
  });

  test('is not used up by a look at its headers', async () => {
    expect(await ask(shell.launchUrl, { method: 'HEAD' })).toMatchObject({ status: 401 });
    expect(await shell.admit()).not.toBe('none');
  });
});

describe('the files', () => {
  test('are only for the browser that was let in', async () => {
    const cookie = await shell.admit();
    expect(await ask(`${shell.url}/`)).toMatchObject({ status: 401 });
    const forged = `lanyard-${shell.port}=${'A'.repeat(43)}`;
    expect(await ask(`${shell.url}/`, { headers: { cookie: forged } })).toMatchObject({
      status: 401,
    });
    const page = await ask(`${shell.url}/`, { headers: { cookie: `other=1; ${cookie}` } });
    expect(page).toMatchObject({ status: 200, text: '<!doctype html><title>Lanyard</title>' });
    const script = await ask(`${shell.url}/assets/main.js`, { headers: { cookie } });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  test('carry the content security policy and its companions, errors too', async () => {
    const cookie = await shell.admit();
    const expected = {
      'content-security-policy':
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
        "img-src 'self' data: blob:; font-src 'self'; worker-src 'self'; media-src 'self' blob:; " +
        `connect-src 'self' ws://${shell.host}; ` +
        "frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('camera=(self)') as string,
      'cache-control': 'no-store',
    };
    const answers = [
      await ask(`${shell.url}/`, { headers: { cookie } }),
      await ask(`${shell.url}/assets/main.js`, { headers: { cookie } }),
      await ask(`${shell.url}/nothing`, { headers: { cookie } }),
      await ask(`${shell.url}/`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 401]);
    for (const { headers } of answers) expect(headers).toMatchObject(expected);
  });

  test.each([
    '/../secret.json',
    '/assets/../../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/..\\secret.json',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.json',
    '//etc/passwd',
    '/assets',
    '/assets/',
    '/assets/main.js.map',
    '/assets/main.js%00',
  ])('are only those of the bundle: %s is not there', async (path) => {
    const cookie = await shell.admit();
    expect(await ask(shell.url, { path, headers: { cookie } })).toMatchObject({ status: 404 });
  });

  test('are read only', async () => {
    const cookie = await shell.admit();
    const posted = await ask(`${shell.url}/`, { method: 'POST', headers: { cookie } });
    expect(posted).toMatchObject({ status: 405 });
  });

  test('are not given to another name of this machine (DNS rebinding)', async () => {
    const cookie = await shell.admit();
    for (const host of [`evil.example:${shell.port}`, `localhost:${shell.port}`, '127.0.0.1']) {
      expect(await ask(`${shell.url}/`, { headers: { cookie, host } })).toMatchObject({
        status: 403,
      });
    }
  });

  test('are not given to another origin', async () => {
    const cookie = await shell.admit();
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
      expect(await ask(`${shell.url}/`, { headers: { cookie, origin } })).toMatchObject({
        status: 403,
      });
    }
  });
});

describe('the WebSocket', () => {
  test('carries a call and its answer, and events', async () => {
    const cookie = await shell.admit();
    const socket = await open({ cookie, origin: shell.url });
    socket.send(JSON.stringify({ id: 7, name: 'station.status', input: {} }));
    expect(await nextMessage(socket)).toEqual({
      type: 'reply',
      id: 7,
      result: { ok: true, value: { name: 'station.status', input: {} } },
    });
    const event = nextMessage(socket);
    shell.announce({ name: 'journal.changed' });
    expect(await event).toEqual({ type: 'event', event: { name: 'journal.changed' } });
  });

  test.each([
    ['no cookie', () => Promise.resolve({ origin: shell.url }), 401],
    ['no origin', async () => ({ cookie: await shell.admit() }), 403],
    [
      'the origin of another page',
      async () => ({ cookie: await shell.admit(), origin: 'https://evil.example' }),
      403,
    ],
    [
      'another name of this machine',
      async () => ({
        cookie: await shell.admit(),
        origin: `http://evil.example:${shell.port}`,
        host: `evil.example:${shell.port}`,
      }),
      403,
    ],
  ])('is refused with %s', async (_what, headers, status) => {
    expect(await refusal(await headers())).toBe(status);
  });

  test('answers a call that does not exist without asking the station', async () => {
    const socket = await open({ cookie: await shell.admit(), origin: shell.url });
    socket.send(JSON.stringify({ id: 1, name: '__proto__', input: {} }));
    expect(await nextMessage(socket)).toEqual({
      type: 'reply',
      id: 1,
      result: { ok: false, error: { code: 'unknown_call' } },
    });
    expect(shell.calls).toEqual([]);
  });

  test.each([
    ['no JSON', 'hello'],
    ['no request', '{"id":-1,"name":"station.status"}'],
    ['a name that is too long', JSON.stringify({ id: 1, name: 'x'.repeat(65), input: {} })],
    ['bytes', Buffer.from('{"id":1,"name":"station.status","input":{}}')],
  ])('closes on %s', async (_what, message) => {
    const socket = await open({ cookie: await shell.admit(), origin: shell.url });
    socket.send(message);
    expect(await closeCode(socket)).toBe(1008);
    expect(shell.calls).toEqual([]);
  });

  test('closes on a message over 4 MiB, and takes one just below', async () => {
    const socket = await open({ cookie: await shell.admit(), origin: shell.url });
    const around = JSON.stringify({ id: 1, name: 'station.status', input: '' }).length;
    const largest = 'x'.repeat(maxMessageBytes - around);
    socket.send(JSON.stringify({ id: 1, name: 'station.status', input: largest }));
    expect(await nextMessage(socket)).toMatchObject({ id: 1, result: { ok: true } });
    socket.send(JSON.stringify({ id: 2, name: 'station.status', input: `${largest}x` }));
    expect(await closeCode(socket)).toBe(1009);
    expect(shell.calls).toEqual(['station.status']);
  });
});

describe('the port', () => {
  test('that is taken is an answer, not an exception', async () => {
    const second = await startLoopbackShell({
      transport: { request: () => Promise.reject(new Error()), subscribe: () => () => undefined },
      bundleDir: new URL('../support/cameraPage', import.meta.url).pathname,
      port: shell.port,
      random: randomBytes,
      clock: Date.now,
      log: { write: () => undefined },
    });
    expect(second).toEqual({ ok: false, error: { code: 'port_in_use' } });
  });

  test('is open on the loopback address only', async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    const reached = await Promise.all(
      [...outside.map(({ address }) => address), '127.0.0.2'].map(canConnect),
    );
    expect(reached.filter((isReached) => isReached)).toEqual([]);
  });
});

type Headers = Readonly<Record<string, string>>;

const open = (headers: Headers): Promise<WebSocket> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${shell.host}/station`, { headers });
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });

const refusal = (headers: Headers): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${shell.host}/station`, { headers });
    socket.once('open', () => reject(new Error('it was let in')));
    socket.once('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    socket.on('error', () => socket.terminate());
  });

const nextMessage = (socket: WebSocket): Promise<unknown> =>
  new Promise((resolve) => {
    socket.once('message', (data: Buffer) => resolve(JSON.parse(data.toString('utf8'))));
  });

const closeCode = (socket: WebSocket): Promise<number> =>
  new Promise((resolve) => {
    // The server stops reading a message that is too long, which its sender may see as a broken pipe.
    socket.on('error', () => undefined);
    socket.once('close', resolve);
  });

const canConnect = (host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const line = connect({ host, port: shell.port, timeout: 1000 });
    const end = (isReached: boolean) => () => {
      line.destroy();
      resolve(isReached);
    };
    line.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
