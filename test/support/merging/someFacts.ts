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
  readonly said: Pick<Fact, 'kind' | 'body'> &
    Partial<Pick<Fact, 'id' | 'attendee' | 'checkpoint'>>;
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

/** Passes have ids that undos and others can name, before them or after. */
const passes = (person: fc.Arbitrary<string>): fc.Arbitrary<Happening['said']> => {
  const some = fc.record({ attendee: person, no: fc.integer({ min: 1, max: 4 }) });
  const named = some.map(({ attendee, no }) => ({
    attendee,
    checkpoint: 'entrance',
    id: `pass-${attendee}-${no}`,
  }));
  const knew = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });
  const pass = { medium: 'entry', digest: '' };
  return fc.oneof(
    fc.record({ named, knew, asked: fc.boolean() }).map(({ named: envelope, knew: no, asked }) => ({
      kind: 'admitted',
      ...envelope,
      body: {
        ...pass,
        again: no !== undefined,
        ...(no === undefined ? {} : { knew: `pass-${envelope.attendee}-${no}` }),
        ...(asked ? { asked } : {}),
      },
    })),
    named.map((envelope) => ({ kind: 'departed', ...envelope, body: pass })),
    named.map(({ id, ...envelope }) => ({
      kind: 'undone',
      ...envelope,
      body: { fact: id, reason: 'mistake' },
    })),
    named.map(({ id, attendee }) => ({ kind: 'doubleSeen', attendee, body: { fact: id } })),
  );
};

const decisions: fc.Arbitrary<Happening['said']> = fc
  .constantFrom(null, 'p1', 'p2')
  .map((kept) => ({
    kind: 'samePersonDecided',
    body: { people: ['p1', 'p2'], kept },
  }));

const someSaid = (person: fc.Arbitrary<string>): fc.Arbitrary<Happening['said']> =>
  fc.oneof(
    { weight: 4, arbitrary: passes(person) },
    decisions,
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
      id: more.id ?? `fact-${station}-${seq + 1}`,
      station,
      incarnation: 1,
      seq: seq + 1,
      kind,
      at: start + second * 1000 + (isAhead ? 3_600_000 : 0),
      offset: 0,
      operator: '',
      attendee: more.attendee ?? null,
      checkpoint: more.checkpoint ?? null,
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
