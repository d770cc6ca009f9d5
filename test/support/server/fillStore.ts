import type { TokenStore } from '#server/createTokenStore.ts';
import type { StationRow } from '#server/database/tables.ts';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import type { Fact } from '#shared/model/fact.ts';
import { hashFact, noHash } from '#server/log/hashFact.ts';
import { anAttendee } from '#test/support/seedStation.ts';
import { eventStart } from './setupTokenStore.ts';
import { setupStation } from './setupStation.ts';

/** Journals of two stations with people of many scripts, odd texts, and a line that is set aside. */
export const fillStore = async (store: TokenStore): Promise<void> => {
  const app = await createHttpServer(store);
  try {
    for (const name of ['Desk 1', 'Türöffnung 2']) {
      const { exchange, reply } = await setupStation(store, app, name);
      const row = await store.stationByKey(exchange.key.publicKey.x);
      if (row === undefined) throw new Error('not enrolled');
      await store.acceptFacts(row, aJournal(row, reply.station));
      await store.acceptFacts(row, [{ odd: 'a\0b \ud800', station: row.id }]);
    }
  } finally {
    await app.close();
  }
};

const aJournal = (row: StationRow, prefix: string): readonly Fact[] => {
  const facts: Fact[] = [];
  const add = (kind: string, attendee: string | null, body: Fact['body']): void => {
    const line = {
      id: `${prefix}-${facts.length}`,
      station: row.id,
      incarnation: row.incarnation,
      seq: facts.length + 1,
      kind,
      at: eventStart + facts.length,
      offset: -3,
      operator: 'Ω',
      attendee,
      checkpoint: null,
      body,
      previousHash: facts.at(-1)?.hash ?? noHash,
    };
    facts.push({ ...line, hash: hashFact(line) });
  };
  const names = ['Zoë', 'محمد', '金城 武', 'O\\\'Brien "Bo"', 'İpek\u2028', '👩‍💻'];
  const attendees = Array.from({ length: 120 }, (_, no) => ({
    ...anAttendee({
      id: `${prefix}-person-${no}`,
      subject: `${prefix}${no}`.replaceAll('-', '').slice(-16).padStart(16, '0'),
      rowKey: `${prefix}:${no}`,
    }),
    firstName: names[no % names.length] ?? '',
  }));
  add('attendeesImported', null, { importId: 'import-1', attendees });
  add('aKindOfALaterVersion', attendees[0]?.id ?? null, { text: 'nul \0, half \ud800, tab \t' });
  for (const { id } of attendees.slice(0, 50)) {
    add('noteAdded', id, { text: `note of ${id}`, helpdesk: true, about: null });
  }
  return facts;
};
