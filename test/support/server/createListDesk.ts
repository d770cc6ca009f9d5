import type { TokenStore } from '#server/createTokenStore.ts';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { hashFact, noHash } from '#server/log/hashFact.ts';
import type { Attendee, AttendeeFields } from '#shared/model/attendee.ts';
import type { Fact, FactBody, FactKind } from '#shared/model/fact.ts';
import { anAttendee } from '#test/support/seedStation.ts';
import { setupStation } from './setupStation.ts';
import { eventStart } from './setupTokenStore.ts';

export type PersonToAdd = Partial<Attendee> & { readonly id: string };

/** A station that brings people to the store and corrects them, by facts as any other. */
export const createListDesk = async (store: TokenStore) => {
  const app = await createHttpServer(store);
  const { exchange } = await setupStation(store, app, 'List desk');
  await app.close();
  const row = await store.stationByKey(exchange.key.publicKey.x);
  if (row === undefined) throw new Error('not enrolled');
  let last: Fact | undefined;

  const tell = async <Kind extends FactKind>(
    kind: Kind,
    attendee: string | null,
    body: FactBody<Kind>,
  ): Promise<void> => {
    const seq = (last?.seq ?? 0) + 1;
    const line = {
      id: `${row.id}-${seq}`,
      station: row.id,
      incarnation: row.incarnation,
      seq,
      kind,
      at: eventStart + seq,
      offset: 0,
      operator: '',
      attendee,
      checkpoint: null,
      body: { ...body },
      previousHash: last?.hash ?? noHash,
    };
    last = { ...line, hash: hashFact(line) };
    const [result] = await store.acceptFacts(row, [last]);
    if (result?.outcome !== 'stored') throw new Error('the store did not take the fact');
  };

  return {
    add: (people: readonly PersonToAdd[]) =>
      tell('attendeesImported', null, {
        importId: 'import-1',
        attendees: people.map((person, no) => ({
          ...anAttendee({ id: person.id, subject: subjectOf(person.id), rowKey: `row:${no}` }),
          entryGeneration: 0,
          firstName: 'Ada',
          lastName: person.id,
          email: `${person.id}@example.org`,
          ...person,
        })),
      }),
    change: (id: string, changes: Partial<AttendeeFields>) =>
      tell('attendeeChanged', id, { changes }),
  };
};

const subjectOf = (id: string): string =>
  Buffer.from(id).toString('hex').slice(-16).padStart(16, '0');
