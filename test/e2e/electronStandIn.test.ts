import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runElectron, type RunningElectron } from '#test/support/electronStandIn/runElectron.ts';

// The real main, preload, IPC and app:// handler of the desktop shell, on a stand-in for Electron: this proves our
// wiring. Electron's own sandbox and permissions are for electronSmoke.test.ts.

const folder = mkdtempSync(join(tmpdir(), 'lanyard-shell-'));
const dataDir = join(folder, 'data');
let electron: RunningElectron;
beforeAll(async () => {
  electron = runElectron(['--data', dataDir]);
  await hasWindow(electron);
  await ask('settings.change', { camera: false, sound: false, language: 'en' });
  await electron.ask('waitForText', 'Ready');
});
afterAll(async () => {
  await electron.quit();
  rmSync(folder, { recursive: true, force: true });
});

describe('the desktop shell', () => {
  test('sandboxes every renderer and registers its own scheme before Electron is ready', async () => {
    expect(await electron.ask('describe')).toMatchObject({
      beforeReady: ['enableSandbox', 'registerSchemesAsPrivileged'],
      schemes: [
        { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
      ],
    });
  });

  test('gives its window neither Node nor webviews, and isolates its preload', async () => {
    expect(await electron.ask('describe')).toMatchObject({
      webPreferences: {
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
      },
    });
  });

  test('gives the page exactly two functions', async () => {
    expect(await page('Object.keys(window.lanyard)')).toEqual(['request', 'subscribe']);
    expect(await page('[typeof require, typeof process]')).toEqual(['undefined', 'undefined']);
  });

  test('paints the verdict of a code that a hand-held scanner types', async () => {
    const codes = await ask('demo.codes', {});
    const text = await page(
      `window.lanyard.request('demo.codes', {}).then(({ value }) => value[0].text)`,
    );
    expect(codes).toMatchObject({ ok: true });
    await electron.ask('scan', text);
    await electron.ask('waitForText', 'Admitted');
  });

  test('carries events to the page until it stops listening', async () => {
    await page(
      `void (window.heard = [], window.stop = window.lanyard.subscribe((event) => window.heard.push(event.name)))`,
    );
    await ask('settings.change', { sound: false, theme: 'dark' });
    await expect.poll(() => page('window.heard')).toContain('settings.changed');
    await page('void (window.stop(), window.heard = [])');
    await ask('settings.change', { sound: false, theme: 'light' });
    await page('new Promise((resolve) => setTimeout(resolve, 300))');
    expect(await page('window.heard')).toEqual([]);
  });
});

describe('the app:// scheme', () => {
  test('serves the page with the content security policy as a header, and no WebSocket', async () => {
    expect(await fetchApp('app://lanyard/')).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy':
          "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
          "img-src 'self' data: blob:; font-src 'self'; worker-src 'self'; media-src 'self' blob:; " +
          "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    });
  });

  test.each([
    'app://lanyard/../../package.json',
    'app://lanyard/%2e%2e/electron/main.js',
    'app://lanyard/..%2felectron%2fmain.js',
    'app://lanyard/..%5celectron%5cmain.js',
    'app://lanyard//etc/passwd',
    'app://other/',
    'app://lanyard.evil/',
  ])('answers %s with 404', async (url) => {
    expect(await fetchApp(url)).toMatchObject({ status: 404 });
  });

  test('is read only', async () => {
    expect(await fetchApp('app://lanyard/', 'POST')).toMatchObject({ status: 404 });
  });
});

describe('the page', () => {
  test('cannot run inline scripts or handlers, nor take inline styles', async () => {
    const tried = await page(`(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      script.remove();
      const style = document.createElement('style');
      style.textContent = 'body { color: rgb(1, 2, 3) }';
      document.head.append(style);
      const isStyled = getComputedStyle(document.body).color === 'rgb(1, 2, 3)';
      style.remove();
      // Asked for by the page itself: a debugger's own expression may be let through.
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.ran = true');
      document.body.append(button);
      button.click();
      button.remove();
      return { ran: window.ran === true, isStyled };
    })()`);
    expect(tried).toEqual({ ran: false, isStyled: false });
  });

  test('has no network', async () => {
    const refused = `.then(() => 'reached', () => 'refused')`;
    expect(await page(`fetch('https://example.org/')${refused}`)).toBe('refused');
    for (const url of [
      'https://example.org/',
      'http://127.0.0.1/',
      'file:///etc/passwd',
      'ws://x/',
    ]) {
      expect(await electron.ask('isCancelled', url)).toBe(true);
    }
    expect(await electron.ask('isCancelled', 'app://lanyard/assets/x.js')).toBe(false);
  });

  test('does not navigate away', async () => {
    await page(`void (location.href = 'https://example.org/')`);
    await expect
      .poll(() => electron.ask('describe'))
      .toMatchObject({ blockedNavigations: ['https://example.org/'] });
    expect(await page(`document.querySelector('.verdict-word') !== null`)).toBe(true);
    expect(await ask('station.status', {})).toMatchObject({ ok: true });
  });

  test('opens no windows', async () => {
    await page(`void window.open('about:blank')`);
    await expect.poll(() => electron.ask('describe')).toMatchObject({ deniedWindows: 1 });
  });

  test('may use the camera and nothing else; another page may not even that', async () => {
    const own = { isMainFrame: true, requestingUrl: 'app://lanyard/' };
    const mayUse = (permission: string, details: object) =>
      electron.ask('mayUse', permission, { ...own, ...details });
    expect(await mayUse('media', { mediaTypes: ['video'] })).toBe(true);
    const refused = [
      await mayUse('media', { mediaTypes: ['video', 'audio'] }),
      await mayUse('media', { mediaTypes: ['audio'] }),
      await mayUse('media', { mediaTypes: [] }),
      await mayUse('media', {}),
      await mayUse('media', { mediaTypes: ['video'], isMainFrame: false }),
      await mayUse('media', { mediaTypes: ['video'], requestingUrl: 'https://example.org/' }),
      await mayUse('media', { mediaTypes: ['video'], requestingUrl: 'app://lanyard.evil/' }),
      await mayUse('display-capture', { mediaTypes: ['video'] }),
      await mayUse('geolocation', {}),
      await mayUse('notifications', {}),
      await mayUse('openExternal', { externalURL: 'https://example.org/' }),
      await mayUse('fileSystem', {}),
    ];
    expect(refused).toEqual(refused.map(() => false));
  });

  test('is told the same when its permissions are only looked up', async () => {
    const video = { isMainFrame: true, mediaType: 'video' };
    const mayCheck = (...values: unknown[]) => electron.ask('mayCheck', ...values);
    expect(await mayCheck('media', 'app://lanyard', video)).toBe(true);
    expect(await mayCheck('media', 'app://lanyard/', video)).toBe(true);
    const refused = [
      await mayCheck('media', 'app://lanyard', { ...video, mediaType: 'audio' }),
      await mayCheck('media', 'app://lanyard', { ...video, isMainFrame: false }),
      await mayCheck('media', 'https://example.org', video),
      await mayCheck('media', 'app://lanyard.evil', video),
      await mayCheck('hid', 'app://lanyard', video),
      await mayCheck('clipboard-read', 'app://lanyard', video),
      await electron.ask('mayUseDevice'),
    ];
    expect(refused).toEqual(refused.map(() => false));
  });
});

describe('the IPC', () => {
  test('refuses calls that do not exist and input of a wrong shape', async () => {
    expect(await ask('files.read', {})).toEqual({ ok: false, error: { code: 'unknown_call' } });
    expect(await ask('__proto__', {})).toEqual({ ok: false, error: { code: 'unknown_call' } });
    expect(await ask('scans.submit', { text: 7 })).toMatchObject({
      ok: false,
      error: { code: 'invalid_input' },
    });
    const long = await page(`window.lanyard.request('x'.repeat(65), {})`);
    expect(long).toEqual({ ok: false, error: { code: 'invalid_input' } });
  });

  test.each([
    ['an embedded page', 'https://example.org/'],
    ['a second frame of our own page', 'app://lanyard/'],
    ['a frame that is gone', null],
  ])('refuses %s', async (_who, url) => {
    const request = { name: 'station.status', input: {} };
    await expect(electron.ask('invokeAs', url, request)).rejects.toThrow('refused');
  });

  test('refuses a frame inside of the page, whatever it calls itself', async () => {
    const answer = await page(`(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return frame.contentWindow
        .__electronInvoke('lanyard:request', { name: 'station.status', input: {} })
        .then(() => 'answered', (error) => error.message);
    })()`);
    expect(answer).toContain('refused');
  });
});

describe('the program', () => {
  test('runs once for a data folder: a second start brings the first to the front', async () => {
    const second = runElectron(['--data', dataDir]);
    expect(await second.ended).toBe(0);
    await electron.ask('emitApp', 'second-instance');
    expect(await electron.ask('describe')).toMatchObject({ focused: 1 });
  });

  test('is back at the scan screen after its page has crashed', async () => {
    await electron.ask('crash');
    await electron.ask('waitForText', 'Ready');
    expect(await ask('station.status', {})).toMatchObject({ ok: true });
  });

  test('says why it cannot open a data folder, and ends with the code of that', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const wrong = runElectron(['--data', join(file, 'data')]);
    expect(await wrong.ended).not.toBe(0);
  });

  test('closes the station and ends well when it is quit', async () => {
    const other = join(folder, 'other');
    const first = runElectron(['--data', other]);
    await hasWindow(first);
    expect(await ending(first)).toEqual({ code: 0, errors: '' });
    // The folder is free again.
    const next = runElectron(['--data', other]);
    await hasWindow(next);
    expect(await ending(next)).toEqual({ code: 0, errors: '' });
  });
});

describe('the package', () => {
  test('has the fuses set that keep others from using it as Node', () => {
    const file = new URL('../../build/electronBuilder.json', import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      electronFuses: {
        runAsNode: false,
        enableCookieEncryption: true,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        enableEmbeddedAsarIntegrityValidation: true,
        onlyLoadAppFromAsar: true,
        grantFileProtocolExtraPrivileges: false,
      },
    });
  });
});

const ending = async (program: RunningElectron): Promise<object> => ({
  code: await program.quit(),
  errors: program.errors(),
});

const hasWindow = (program: RunningElectron): Promise<void> =>
  vi.waitFor(async () => expect(await program.ask('hasWindow')).toBe(true), { timeout: 30_000 });

const page = (expression: string): Promise<unknown> => electron.ask('evaluate', expression);

/** A call of the page's own bridge. */
const ask = (name: string, input: object): Promise<unknown> =>
  page(`window.lanyard.request(${JSON.stringify(name)}, ${JSON.stringify(input)})`);

const fetchApp = (url: string, method = 'GET'): Promise<unknown> =>
  electron.ask('fetchApp', url, method);
