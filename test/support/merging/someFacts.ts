import fc from 'fast-check';
import type { Attendee } from '#shared/model/attendee.ts';
import type { Fact } from '#shared/model/fact.ts';
import { doorCheckpoint } from '#shared/rules/defaultCheckpoints.ts';
import { firstPreviousHash, hashFact } from '#station/journal/hashFact.ts';
import { anAttendee } from '../seedStation.ts';
import { aSession } from '../someKnowledge.ts';

/** What happened at one of the stations, before it has its place in a journal. */
export interface Happening {
  readonly station: number;
  /** Seconds after the event began, by the station's clock. */
  readonly second: number;
  /** The clock is an hour ahead. */
  readonly isAhead: boolean;
  readonly after: number | undefined;
  readonly said: Pick<Fact, 'kind' | 'body'> & { readonly attendee?: string };
}

const words = fc.constantFrom('', 'Fjord', 'Heide', 'Wald');
const status = fc.constantFrom('confirmed', 'unpaid', 'canceled');
const sessions = fc.subarray(['a', 'b', 'c']);
const changes = fc.oneof(
  fc.record({ company: words }),
  fc.record({ badgeName: words, status }),
  fc.record({ sessions }),
);
const generation = fc.integer({ min: 1, max: 4 });

/** A person is brought once; here now and then twice, as by a forged fact. */
const someAttendee = (person: fc.Arbitrary<string>): fc.Arbitrary<Attendee> =>
  fc
    .record({ id: person, company: words, isForged: fc.boolean() })
    .map(({ id, company, isForged }) => {
      const subject = Buffer.from(`${isForged ? 1 : 0}${id}`)
        .toString('hex')
        .padEnd(16, '0');
      return anAttendee({ id, subject, ...(isForged ? { company, hold: 'suspended' } : {}) });
    });

const someSaid = (person: fc.Arbitrary<string>): fc.Arbitrary<Happening['said']> =>
  fc.oneof(
    someAttendee(person).map((each) => ({
      kind: 'attendeesImported',
      body: { importId: 'i', attendees: [each] },
    })),
    someAttendee(person).map((each) => ({
      kind: 'attendeeAdded',
      attendee: each.id,
      body: { attendee: { ...each, source: 'walk_in' } },
    })),
    fc.record({ id: person, changes }).map((changed) => ({
      kind: 'attendeesImported',
      body: { importId: 'i', attendees: [], changed: [changed] },
    })),
    fc.record({ id: person, changes }).map(({ id, changes: changed }) => ({
      kind: 'attendeeChanged',
      attendee: id,
      body: { changes: changed },
    })),
    fc.record({ id: person, generation }).map(({ id, generation: made }) => ({
      kind: 'badgePrinted',
      attendee: id,
      body: { generation: made, printer: 'pdf' },
    })),
    fc.record({ id: person, entryGeneration: generation }).map(({ id, entryGeneration }) => ({
      kind: 'codeReplaced',
      attendee: id,
      body: { entryGeneration, reason: 'lost' },
    })),
    fc
      .record({ id: fc.constantFrom('a', 'b'), room: words, nameOnly: fc.boolean() })
      .map(({ id, room, nameOnly }) => ({
        kind: 'programmeImported',
        body: {
          sessions: [aSession({ id, room })],
          checkpoints: [doorCheckpoint(aSession({ id, room }))],
          nameOnly,
        },
      })),
  );

interface Size {
  readonly runaway: boolean;
  readonly people: number;
  readonly most: number;
}

/** What happens to so many people at three stations; with `runaway`, clocks are an hour ahead now and then. */
export const happenings = ({ runaway, people, most }: Size): fc.Arbitrary<Happening[]> => {
  const person = fc.integer({ min: 1, max: people }).map((no) => `p${no}`);
  return fc.array(
    fc.record({
      station: fc.integer({ min: 0, max: 2 }),
      second: fc.integer({ min: 0, max: 6 }),
      isAhead: runaway ? fc.boolean() : fc.constant(false),
      after: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
      said: someSaid(person),
    }),
    { minLength: most / 2, maxLength: most, size: 'max' },
  );
};

/** Writes them into the journals of stations with these names. */
export const journalsOf = (
  all: readonly Happening[],
  { start, stations }: { readonly start: number; readonly stations: readonly string[] },
): Fact[] => {
  const heads = new Map<string, { readonly seq: number; readonly hash: string }>();
  return all.map(({ station: index, second, isAhead, after, said: { kind, body, ...more } }) => {
    const station = stations[index] ?? '';
    const { seq, hash } = heads.get(station) ?? { seq: 0, hash: firstPreviousHash };
    const line = {
      id: `fact-${station}-${seq + 1}`,
      station,
      incarnation: 1,
      seq: seq + 1,
      kind,
      at: start + second * 1000 + (isAhead ? 3_600_000 : 0),
      offset: 0,
      operator: '',
      attendee: more.attendee ?? null,
      checkpoint: null,
      body: { ...body, ...(after === undefined ? {} : { after: start + after * 1000 }) },
      previousHash: hash,
    };
    const fact = { ...line, hash: hashFact(line) };
    heads.set(station, { seq: fact.seq, hash: fact.hash });
    return fact;
  });
};

/** The same in another order, some of them twice; `keys` decide. */
export const shuffled = <Item>(items: readonly Item[], keys: readonly number[]): Item[] =>
  [...items, ...items.filter((_, index) => (keys[index % keys.length] ?? 0) % 3 === 0)]
    .map((item, index) => ({ item, key: ((keys[index % keys.length] ?? 0) * (index + 1)) % 997 }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ item }) => item);

export const orders = fc.array(fc.nat(), { minLength: 31, maxLength: 31 });
