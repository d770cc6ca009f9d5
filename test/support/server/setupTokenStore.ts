import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Log } from '#shared/model/ports.ts';
import { createTokenStore, type TokenStore } from '#server/createTokenStore.ts';

export const eventStart = Date.UTC(2027, 4, 10, 7);
const hour = 3_600_000;

/** A folder that is removed after the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** Keeps what was logged, so that tests can look for secrets in it. */
export const createMemoryLog = (): Log & { readonly lines: string[] } => {
  const lines: string[] = [];
  return {
    lines,
    write: (level, message, fields) => lines.push(JSON.stringify({ level, message, ...fields })),
  };
};

/** A token store in a folder of its own with a clock that the test sets, and with an event unless told. */
export const setupTokenStore = async ({ withEvent = true, rehearsal = false } = {}) => {
  const time = { now: eventStart };
  const log = createMemoryLog();
  const databasePath = join(temporaryFolder(), 'store.sqlite');
  const open = (): TokenStore => {
    const opened = createTokenStore({
      databasePath,
      clock: () => time.now,
      random: randomBytes,
      log,
    });
    if (!opened.ok) throw new Error(opened.error.code);
    onTestFinished(() => opened.value.close());
    return opened.value;
  };
  const store = open();
  if (withEvent) {
    await store.createEvent({
      name: 'Meadow Days',
      timeZone: 'Europe/Berlin',
      startsAt: eventStart,
      endsAt: eventStart + 10 * hour,
      rehearsal,
    });
  }
  /** Opens the same file once more, as another process would. */
  return { store, time, log, databasePath, open };
};

/** An enrolment code's text, for an address that tests do not listen on unless told. */
export const anEnrolmentCode = async (
  store: TokenStore,
  url = 'http://store.test',
): Promise<string> => {
  const made = await store.enrolmentCode({ url });
  if (!made.ok) throw new Error(made.error.code);
  return made.value.code;
};
