import { describe, expect, it } from 'vitest';
import type { Attendee } from '#shared/model/attendee.ts';
import type { Language } from '#shared/model/language.ts';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { anAttendee } from '#test/support/seedStation.ts';
import { setupStation } from '#test/support/server/setupStation.ts';
import { eventStart, setupTokenStore } from '#test/support/server/setupTokenStore.ts';
import { hashFact, noHash } from '#server/log/hashFact.ts';

const hour = 3_600_000;

const setup = async (people: readonly Partial<Attendee>[]) => {
  const { store, time } = await setupTokenStore();
  time.now = eventStart - 24 * hour;
  const app = await createHttpServer(store);
  const { exchange } = await setupStation(store, app);
  await app.close();
  const row = await store.stationByKey(exchange.key.publicKey.x);
  if (row === undefined) throw new Error('not enrolled');
  const times = { startsAt: eventStart, endsAt: eventStart + hour };
  // Ids are the organiser's own: some mean something in SQL or in JSON.
  const sessions = ['50%_"off"\\', 'plain'].map((id) => ({
    ...{ id, title: id, room: '', seats: 1 },
    ...times,
  }));
  const line = {
    ...{ id: 'fact-1', station: row.id, incarnation: row.incarnation, seq: 1 },
    ...{ kind: 'programmeImported', at: time.now, offset: 0, operator: '' },
    ...{ attendee: null, checkpoint: null, body: { sessions, checkpoints: [] } },
    previousHash: noHash,
  };
  await store.acceptFacts(row, [{ ...line, hash: hashFact(line) }]);
  const attendees = people.map((person, no) =>
    anAttendee({ id: `person-${no}`, subject: String(no).padStart(16, '0'), ...person }),
  );
  await store.people.add(attendees, 'terminal');
  return { store, time };
};

describe('the places of a session', () => {
  it('are those of everybody who has not cancelled, whatever its id is', async () => {
    const odd = '50%_"off"\\';
    const { store } = await setup([
      { sessions: [odd], status: 'confirmed' },
      { sessions: ['plain'], status: 'canceled' },
      { firstName: 'plain', company: odd, status: 'pending' },
    ]);
    expect(await store.registrations.placesLeft()).toEqual(
      new Map([
        [odd, 0],
        ['plain', 1],
      ]),
    );
    const choose = (sessions: readonly string[]) =>
      store.registrations.chooseSessions({ attendeeId: 'person-2', sessions });
    expect(await choose([odd])).toMatchObject({ ok: false, error: { code: 'full' } });
    expect(await choose(['plain'])).toMatchObject({ ok: true });
  });
});

describe('an application', () => {
  const from = (email: string) => ({
    ...{ firstName: 'Ä', lastName: 'B', company: '', phone: '', consent: '2026-1/de' },
    ...{ email, language: 'de' as Language },
  });

  it('of a known address is a mail to its owners, in any letter case', async () => {
    const { store } = await setup([
      { email: 'Jörg.Ärmel@Example.org' },
      { email: 'joerg@example.org' },
      { email: 'jXrg.Xrmel@example.org' },
    ]);
    const event = (await store.event())?.id ?? '';
    const before = await store.endOfLog(event);
    expect(await store.registrations.apply(from('JÖRG.ärmel@example.org '))).toMatchObject({
      ok: true,
    });
    expect(await store.endOfLog(event)).toBe(before);
    expect(await store.registrations.apply(from('new@example.org'))).toMatchObject({ ok: true });
    expect(await store.endOfLog(event)).toBe(before + 1);
  });
});

describe('what was changed', () => {
  it('tells the person from the organiser', async () => {
    const { store, time } = await setup([{ status: 'pending' }]);
    await store.registrations.answer({ attendeeId: 'person-0', answer: 'accepted' });
    time.now += hour;
    await store.people.change({
      attendeeId: 'person-0',
      changes: { company: 'Acme' },
      actor: 'staff:1',
    });
    expect(await store.registrations.changes('person-0')).toEqual([
      { at: time.now, by: 'organiser', changes: { company: 'Acme' } },
      { at: time.now - hour, by: 'self', changes: { status: 'confirmed' } },
    ]);
    expect(await store.verifyAudit()).toMatchObject({ isWhole: true });
  });
});
