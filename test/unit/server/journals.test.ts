import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import type { Fact } from '#shared/model/fact.ts';
import type { CompareJournals } from '#shared/protocol/protocol.ts';
import { hashFact } from '#station/journal/hashFact.ts';
import { setupStation } from '#test/support/server/setupStation.ts';
import { eventStart, setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const noHash = '0'.repeat(64);

const setup = async () => {
  const { store } = await setupTokenStore();
  const app = await createHttpServer(store);
  onTestFinished(() => app.close());
  const desk = await setupStation(store, app, 'Desk 1');
  const { station } = desk.reply;
  /** The next line of a journal. */
  const line = (before: Fact | null, given: Partial<Fact> = {}): Fact => {
    const unhashed = {
      id: `fact-${given.incarnation ?? before?.incarnation ?? 1}-${(before?.seq ?? 0) + 1}`,
      station,
      incarnation: before?.incarnation ?? 1,
      seq: (before?.seq ?? 0) + 1,
      kind: 'noteAdded',
      at: eventStart,
      offset: 0,
      operator: '',
      attendee: null,
      checkpoint: null,
      body: { text: 'note', helpdesk: false, about: null },
      previousHash: before?.hash ?? noHash,
      ...given,
    };
    return { ...unhashed, hash: given.hash ?? hashFact(unhashed) };
  };
  const journal = (count: number): readonly Fact[] => {
    const lines: Fact[] = [];
    for (let seq = 1; seq <= count; seq += 1) lines.push(line(lines.at(-1) ?? null));
    return lines;
  };
  const send = async (facts: readonly Fact[]) => {
    const sent = await desk.client.sendFacts(desk.at, facts);
    if (!sent.ok) throw new Error(sent.error.code);
    return sent.value.value.results.map(({ outcome }) => outcome);
  };
  const tell = async (heads: CompareJournals['heads'], stationName?: string) => {
    const compared = await desk.client.compareJournals(desk.at, { heads, stationName });
    if (!compared.ok) throw new Error(compared.error.code);
    const { storeTime: _time, requestId: _id, ...told } = compared.value.value;
    return told;
  };
  const renew = async () => {
    const next = await desk.client.nextIncarnation(desk.at);
    if (!next.ok) throw new Error(next.error.code);
    return next.value.value.incarnation;
  };
  return { store, app, station, desk, line, journal, send, tell, renew };
};

describe('the name that a station tells with its journals', () => {
  it('is told to all others where it is a new one, and free', async () => {
    const { store, app, station, desk, tell } = await setup();
    const names = async () => {
      const { facts } = await store.readLog({ event: desk.at.eventId, after: 2, limit: 10 });
      return facts.map(({ fact }) => [fact.kind, fact.body['station'], fact.body['name']]);
    };
    expect(await tell([], 'Desk 1')).toMatchObject({ stationName: 'Desk 1', last: 2 });
    expect(await names()).toEqual([]);
    expect(await tell([], 'North entrance')).toMatchObject({ last: 3 });
    expect(await tell([], '')).toMatchObject({ stationName: 'North entrance' });
    expect(await names()).toEqual([['stationEnrolled', station, 'North entrance']]);
    const other = await setupStation(store, app, 'North entrance');
    expect(other.reply.stationName).toBe('North entrance 2');
    await store.revokeStation(station);
    expect(await tell([], 'Anything')).toMatchObject({ stationName: 'North entrance' });
  });
});

describe('the journals of stations', () => {
  it('are whole where every line follows the one before', async () => {
    const { store, journal, send, tell } = await setup();
    const lines = journal(3);
    expect(await send(lines)).toEqual(['stored', 'stored', 'stored']);
    expect(await store.gaps()).toEqual([]);
    const { seq, hash } = lines[2] ?? { seq: 0, hash: '' };
    expect(await tell([])).toEqual({
      incarnation: 1,
      heads: [{ incarnation: 1, seq, hash }],
      last: 5,
      missing: 0,
      setAside: 0,
    });
  });

  it('have a gap where lines never came, until they come', async () => {
    const { store, station, journal, send, tell } = await setup();
    const lines = journal(9);
    await send([lines[0], lines[3], lines[8]].flatMap((each) => each ?? []));
    expect(await store.gaps()).toEqual([
      {
        station,
        name: 'Desk 1',
        incarnation: 1,
        isCurrent: true,
        facts: 3,
        highestStored: 9,
        highestTold: 9,
        missing: 6,
        missingSeqs: [
          { from: 2, to: 3 },
          { from: 5, to: 8 },
        ],
        breaks: [],
      },
    ]);
    expect(await tell([])).toMatchObject({ missing: 6 });
    await send(lines);
    expect(await store.gaps()).toEqual([]);
  });

  it('may miss what a restored station once told of and then had no more', async () => {
    const { store, journal, line, send, tell, renew } = await setup();
    const lines = journal(5);
    await send(lines.slice(0, 2));
    // Three lines wait at the station: nothing is missing yet.
    const head = { incarnation: 1, seq: 5, hash: lines[4]?.hash ?? '' };
    expect(await tell([head])).toMatchObject({ missing: 0 });
    const incarnation = await renew();
    await send([line(null, { incarnation })]);
    expect(await store.gaps()).toMatchObject([
      { incarnation: 1, isCurrent: false, missing: 3, missingSeqs: [{ from: 3, to: 5 }] },
    ]);
    // The other of two clones still had them.
    await send(lines.slice(2));
    expect(await store.gaps()).toEqual([]);
  });

  it('never give an incarnation twice, however many ask at once', async () => {
    const { renew } = await setup();
    const given = await Promise.all(Array.from({ length: 8 }, renew));
    expect(given.toSorted((one, other) => one - other)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('keep an incarnation that a store forgot when it was restored', async () => {
    const { tell, renew } = await setup();
    expect(await tell([{ incarnation: 7, seq: 1, hash: noHash }])).toMatchObject({
      incarnation: 7,
    });
    expect(await renew()).toBe(8);
  });

  it('keep a line that does not fit, and report it', async () => {
    const { store, journal, line, send } = await setup();
    const [first, second, third] = journal(3);
    if (first === undefined || second === undefined || third === undefined) throw new Error();
    const odd = line(second, { previousHash: first.hash });
    expect(await send([first, second, odd])).toEqual(['stored', 'stored', 'stored']);
    const damaged = line(odd, { hash: 'f'.repeat(64) });
    // The line after the damaged one comes first: its break is found when the line before it comes.
    await send([line(damaged)]);
    await send([damaged]);
    expect(await store.gaps()).toMatchObject([
      {
        missing: 0,
        breaks: [
          { seq: 3, problem: 'chain' },
          { seq: 4, problem: 'hash' },
        ],
      },
    ]);
    const after = line(line(damaged), { previousHash: noHash });
    await send([after]);
    expect(await store.gaps()).toMatchObject([
      { breaks: [{ seq: 3 }, { seq: 4 }, { seq: 6, problem: 'chain' }] },
    ]);
  });

  it('show what was set aside with its place, its reason and its content', async () => {
    const { store, station, journal, line, send, tell } = await setup();
    const [first] = journal(1);
    if (first === undefined) throw new Error();
    const other = line(null, { body: { text: 'another', helpdesk: false, about: null } });
    expect(await send([first, other])).toEqual(['stored', 'set_aside']);
    expect(await store.setAside()).toEqual([
      {
        station,
        name: 'Desk 1',
        incarnation: 1,
        seq: 1,
        reason: 'fork',
        receivedAt: eventStart,
        content: JSON.stringify(other),
      },
    ]);
    expect(await tell([])).toMatchObject({ missing: 0, setAside: 1 });
  });

  it('do not count a line as missing that came and could not be read', async () => {
    const { store, station, desk, journal, send } = await setup();
    const [first, , third] = journal(3);
    if (first === undefined || third === undefined) throw new Error();
    const unreadable = { station, incarnation: 1, seq: 2, kind: 7 };
    const row = await store.stationByKey(desk.exchange.key.publicKey.x);
    if (row === undefined) throw new Error();
    const results = await store.acceptFacts(row, [unreadable]);
    expect(results).toMatchObject([{ seq: 2, outcome: 'set_aside', reason: 'unreadable' }]);
    await send([first, third]);
    expect(await store.gaps()).toEqual([]);
  });
});
