import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { StorePlace } from '#server/database/openBackend.ts';
import type { Log } from '#shared/model/ports.ts';
import { createTokenStore, type TokenStore } from '#server/createTokenStore.ts';
import { makePlace } from './makePlace.ts';

export const eventStart = Date.UTC(2027, 4, 10, 7);
const hour = 3_600_000;

/** Keeps what was logged, so that tests can look for secrets in it. */
export const createMemoryLog = (): Log & { readonly lines: string[] } => {
  const lines: string[] = [];
  return {
    lines,
    write: (level, message, fields) => lines.push(JSON.stringify({ level, message, ...fields })),
  };
};

/** A token store in a place of its own with a clock that the test sets, and with an event unless told. */
export const setupTokenStore = async ({
  withEvent = true,
  rehearsal = false,
  at,
}: {
  readonly withEvent?: boolean;
  readonly rehearsal?: boolean;
  readonly at?: StorePlace;
} = {}) => {
  const time = { now: eventStart };
  const log = createMemoryLog();
  const place = at ?? (await makePlace());
  const open = async (): Promise<TokenStore> => {
    const opened = await createTokenStore({
      place,
      clock: () => time.now,
      random: randomBytes,
      log,
    });
    if (!opened.ok) throw new Error(opened.error.code);
    onTestFinished(() => opened.value.close());
    return opened.value;
  };
  const store = await open();
  if (withEvent) {
    await store.createEvent({
      name: 'Meadow Days',
      timeZone: 'Europe/Berlin',
      startsAt: eventStart,
      endsAt: eventStart + 10 * hour,
      rehearsal,
    });
  }
  /** Opens the same database once more, as another process would. */
  return { store, time, log, place, open };
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
