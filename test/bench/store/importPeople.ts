import { hashFact, noHash } from '#server/log/hashFact.ts';
import type { Attendee } from '#shared/model/attendee.ts';
import { connect, type BenchStation } from './benchStation.ts';

const peopleAFact = 250;

/** Sends a list to a store as a station that imported it does. */
export const importPeople = async (
  url: string,
  { event, importer }: { readonly event: string; readonly importer: BenchStation },
  people: readonly Attendee[],
): Promise<void> => {
  const connection = connect(url, importer);
  let previousHash = noHash;
  for (let from = 0; from < people.length; from += peopleAFact) {
    const seq = from / peopleAFact + 1;
    const line = {
      id: `${importer.id}-${seq}`,
      station: importer.id,
      incarnation: 1,
      seq,
      kind: 'attendeesImported',
      at: Date.now(),
      offset: 0,
      operator: '',
      attendee: null,
      checkpoint: null,
      body: { importId: 'import-1', attendees: people.slice(from, from + peopleAFact) },
      previousHash,
    };
    previousHash = hashFact(line);
    const facts = [{ ...line, hash: previousHash }];
    await connection.send('POST', `/v1/events/${event}/facts`, JSON.stringify({ facts }));
  }
};
