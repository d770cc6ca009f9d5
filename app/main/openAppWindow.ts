import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

export interface AppWindow {
  /** Settles when the person has closed the window. */
  readonly closed: Promise<void>;
  readonly close: () => void;
}

/** Shows an address in a window without address bar of a Chromium-based browser, with a profile of its own. */
export const openAppWindow = (options: {
  readonly browser: string;
  readonly url: string;
  readonly dataDir: string;
}): AppWindow => {
  const profile = join(options.dataDir, 'browser');
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const child = spawn(
    options.browser,
    [
      `--app=${options.url}`,
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--no-default-browser-check',
      // A crashed page's memory would be kept in the profile.
      '--disable-breakpad',
      '--window-size=1280,860',
      // Chromium does not run as root with its sandbox; a person's own desktop does not run as root.
      ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    { stdio: 'ignore' },
  );
  return {
    closed: new Promise((resolve) => {
      child.once('error', () => resolve());
      child.once('close', () => resolve());
    }),
    close: () => void child.kill('SIGTERM'),
  };
};
