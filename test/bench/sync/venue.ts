import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { createTokenStore } from '#server/createTokenStore.ts';
import type { Attendee } from '#shared/model/attendee.ts';
import { generatePeople } from '#test/support/generatePeople.ts';
import { anAttendee, subjectOf } from '#test/support/seedStation.ts';
import type { BenchStation } from '../store/benchStation.ts';
import { prepareStore, startStore, type StoreProcess } from '../store/benchStore.ts';
import { importPeople } from '../store/importPeople.ts';

/** An event with its list at a token store, which is a process of its own. */
export interface Venue {
  readonly event: string;
  /** Ids only: a station's process has no list of the bench's beside its own to collect garbage in. */
  readonly people: readonly string[];
  /** Stations that send as a load does, beside those that join. */
  readonly senders: readonly BenchStation[];
  readonly store: StoreProcess;
  /** For a station that joins. */
  readonly enrolmentCode: () => Promise<string>;
  readonly entryCode: (attendeeId: string) => Promise<string>;
  readonly endOfLog: () => Promise<number>;
  readonly close: () => Promise<void>;
}

export const openVenue = async (
  folder: string,
  { people: count, senders: senderCount = 0 }: { people: number; senders?: number },
): Promise<Venue> => {
  const place = { kind: 'sqlite', path: join(folder, 'store.sqlite') } as const;
  const { event, stations } = await prepareStore(place, senderCount + 1);
  const [importer, ...senders] = stations;
  if (importer === undefined) throw new Error('no station');
  const store = await startStore('store', 'sqlite', place.path);
  const people = await importList(store.url, { event, importer, count });
  // As the `lanyard` command does: several processes may have the store's file open.
  const log = { write: () => undefined };
  const opened = await createTokenStore({ place, clock: Date.now, random: randomBytes, log });
  if (!opened.ok) throw new Error(opened.error.code);
  const office = opened.value;
  return {
    event,
    people,
    senders,
    store,
    enrolmentCode: async () => {
      const made = await office.enrolmentCode({ url: store.url });
      if (!made.ok) throw new Error(made.error.code);
      return made.value.code;
    },
    entryCode: async (attendeeId) => {
      const issued = await office.issueCode({ attendeeId, medium: 'entry' });
      if (!issued.ok) throw new Error(issued.error.code);
      return issued.value.text;
    },
    endOfLog: () => office.endOfLog(event),
    close: async () => {
      await office.close();
      await store.stop();
    },
  };
};

const importList = async (
  url: string,
  { count, ...from }: { event: string; importer: BenchStation; count: number },
): Promise<readonly string[]> => {
  const list = aList(count);
  await importPeople(url, from, list);
  return list.map(({ id }) => id);
};

const aList = (count: number): readonly Attendee[] =>
  [...generatePeople({ count, seed: 23 })].map((person, no) => {
    const id = uuidv7({ msecs: listedAt + no, random: randomBytes(16) });
    return anAttendee({ ...person, id, subject: subjectOf(no), rowKey: `key:${no}` });
  });

const listedAt = Date.UTC(2027, 3, 1);
