import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTokenStore, type TokenStore } from '#server/createTokenStore.ts';
import { generatePeople } from '#test/support/generatePeople.ts';
import { anAttendee, subjectOf } from '#test/support/seedStation.ts';

const peopleAtOnce = 500;
const day = 24 * 3_600_000;

export interface BenchStore {
  readonly store: TokenStore;
  readonly path: string;
  readonly attendeeIds: readonly string[];
}

/** Work with a token store on SQLite that has an event next week and that many people; its folder goes afterwards. */
export const withBenchStore = async <Value>(
  people: number,
  work: (opened: BenchStore) => Promise<Value>,
): Promise<Value> => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-codes-'));
  const path = join(folder, 'store.sqlite');
  const log = { write: () => undefined };
  const opened = await createTokenStore({
    place: { kind: 'sqlite', path },
    clock: Date.now,
    random: randomBytes,
    log,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  try {
    await store.createEvent({
      name: 'Bench',
      timeZone: 'Europe/Berlin',
      startsAt: Date.now() + 7 * day,
      endsAt: Date.now() + 8 * day,
    });
    const attendees = [...generatePeople({ count: people, seed: 5 })].map((person, no) =>
      anAttendee({
        ...person,
        id: `attendee-${no}`,
        subject: subjectOf(no),
        entryGeneration: 0,
      }),
    );
    for (let start = 0; start < people; start += peopleAtOnce) {
      await store.people.add(attendees.slice(start, start + peopleAtOnce), 'terminal');
    }
    return await work({ store, path, attendeeIds: attendees.map(({ id }) => id) });
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
