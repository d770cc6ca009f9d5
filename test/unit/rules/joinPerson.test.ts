import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '#shared/model/fact.ts';
import { saidOf } from '#shared/rules/applyFact.ts';
import { joinPerson } from '#shared/rules/joinPerson.ts';
import { noWrites, PersonWrites, type Person } from '#shared/rules/person.ts';
import { ceilingOf, compareStamps, stampOf } from '#shared/rules/stamp.ts';
import { happenings, journalsOf, orders, shuffled } from '#test/support/merging/someFacts.ts';
import { anAttendee } from '#test/support/seedStation.ts';
import { minute, noon } from '#test/support/someKnowledge.ts';

const nobody: Person = { attendee: null, writes: noWrites };
const stations = ['desk-1', 'desk-2', 'desk-3'];

/** What facts say of everybody, joined one by one; a clock that is ahead is bounded as if the store had it by noon. */
const peopleOf = (facts: readonly Fact[]): Readonly<Record<string, Person>> => {
  const people: Record<string, Person> = {};
  for (const fact of facts) {
    for (const { id, ...said } of saidOf(fact, stampOf(fact, ceilingOf(fact, noon)))) {
      people[id] = joinPerson(people[id] ?? nobody, said);
    }
  }
  return people;
};

const joinAll = (...parts: readonly Readonly<Record<string, Person>>[]) => {
  const ids = [...new Set(parts.flatMap((part) => Object.keys(part)))].toSorted();
  return Object.fromEntries(
    ids.map((id) => [id, parts.map((part) => part[id] ?? nobody).reduce(joinPerson)]),
  );
};

const facts = happenings({ runaway: true, people: 2, most: 12 }).map((all) =>
  journalsOf(all, { start: noon, stations }),
);

describe('what facts say of a person', () => {
  test('is the same in any order and with any repetition', () => {
    fc.assert(
      fc.property(facts, orders, (all, keys) => {
        expect(peopleOf(shuffled(all, keys))).toEqual(peopleOf(all));
      }),
      { numRuns: 500 },
    );
  });

  test('is the same however it is split, joined in any grouping, and with itself', () => {
    fc.assert(
      fc.property(facts, orders, (all, keys) => {
        const parts = [0, 1, 2].map((part) =>
          peopleOf(all.filter((_, index) => (keys[index] ?? 0) % 3 === part)),
        );
        const [one = {}, two = {}, three = {}] = parts;
        const whole = peopleOf(all);
        expect(joinAll(joinAll(one, two), three)).toEqual(whole);
        expect(joinAll(three, joinAll(two, one))).toEqual(whole);
        expect(joinAll(whole, one, whole)).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });

  test('comes back from disk and from a snapshot as it went', () => {
    fc.assert(
      fc.property(facts, (all) => {
        for (const { writes } of Object.values(peopleOf(all))) {
          expect(PersonWrites.parse(JSON.parse(JSON.stringify(writes)))).toEqual(writes);
        }
      }),
    );
  });
});

describe('the last writer of a field', () => {
  const write = (given: {
    readonly station: string;
    readonly at: number;
    readonly company: string;
    readonly after?: number;
    readonly receivedAt?: number;
  }): Person => {
    const [fact] = journalsOf(
      [
        {
          station: stations.indexOf(given.station),
          second: (given.at - noon) / 1000,
          isAhead: false,
          after: given.after === undefined ? undefined : (given.after - noon) / 1000,
          said: {
            kind: 'attendeeChanged',
            attendee: 'ada',
            body: { changes: { company: given.company } },
          },
        },
      ],
      { start: noon, stations },
    );
    if (fact === undefined) throw new Error('no fact');
    const [said] = saidOf(
      fact,
      stampOf(fact, ceilingOf(fact, given.receivedAt ?? noon + 60 * minute)),
    );
    return said ?? nobody;
  };
  const companyAfter = (...writes: readonly Person[]): string | undefined =>
    writes.reduce(joinPerson, { attendee: anAttendee({ id: 'ada' }), writes: noWrites }).attendee
      ?.company;

  test('wins, whichever write arrives last', () => {
    const early = write({ station: 'desk-1', at: noon, company: 'Early' });
    const late = write({ station: 'desk-2', at: noon + minute, company: 'Late' });
    expect([companyAfter(early, late), companyAfter(late, early)]).toEqual(['Late', 'Late']);
  });

  test('lets codes that were held back work again', () => {
    const holding = (hold: 'suspended' | 'none', at: number): Person => ({
      attendee: null,
      writes: {
        ...noWrites,
        fields: {
          hold: {
            value: hold,
            stamp: [noon + at, 'store', 1, at],
          },
        },
      },
    });
    const born = { attendee: anAttendee({ id: 'ada' }), writes: noWrites };
    const holdAfter = (...writes: readonly Person[]) =>
      writes.reduce(joinPerson, born).attendee?.hold;
    const [stop, go] = [holding('suspended', 1), holding('none', 2)];
    expect(holdAfter(stop)).toBe('suspended');
    expect([holdAfter(stop, go), holdAfter(go, stop)]).toEqual(['none', 'none']);
  });

  test('wins with a clock that is behind, if it saw what it replaces', () => {
    const seen = write({ station: 'desk-1', at: noon, company: 'Seen' });
    const behind = { station: 'desk-2', at: noon - 60 * minute, company: 'Behind' };
    expect(companyAfter(seen, write(behind))).toBe('Seen');
    expect(companyAfter(seen, write({ ...behind, after: noon }))).toBe('Behind');
  });

  test('does not win for ever with a clock that is ahead: a later change elsewhere counts', () => {
    const ahead = { station: 'desk-1', at: noon + 600 * minute, company: 'Ahead' };
    const bounded = write({ ...ahead, receivedAt: noon });
    const later = write({ station: 'desk-2', at: noon + 2 * minute, company: 'Later' });
    expect(companyAfter(bounded, later)).toBe('Later');
    expect(companyAfter(write({ ...ahead, receivedAt: ahead.at }), later)).toBe('Ahead');
  });

  test('is decided by the identity of the facts where both wrote in the same millisecond', () => {
    const one = write({ station: 'desk-1', at: noon, company: 'One' });
    const two = write({ station: 'desk-2', at: noon, company: 'Two' });
    expect([companyAfter(one, two), companyAfter(two, one)]).toEqual(['Two', 'Two']);
  });

  test('leaves the other fields alone', () => {
    const joined = [
      write({ station: 'desk-1', at: noon, company: 'One' }),
      { attendee: anAttendee({ id: 'ada', firstName: 'Ada' }), writes: noWrites },
    ].reduce(joinPerson, nobody);
    expect(joined.attendee).toEqual(anAttendee({ id: 'ada', firstName: 'Ada', company: 'One' }));
  });
});

test('a hold is not lifted and a generation does not fall, whatever comes later', () => {
  const held = anAttendee({ hold: 'revoked', badgeGeneration: 3 });
  const again = anAttendee({ hold: 'none', badgeGeneration: 1, entryGeneration: 2 });
  const join = (one: typeof held, other: typeof held) =>
    joinPerson({ attendee: one, writes: noWrites }, { attendee: other, writes: noWrites });
  const expected = { hold: 'revoked', badgeGeneration: 3, entryGeneration: 2 };
  expect(join(held, again).attendee).toMatchObject(expected);
  expect(join(again, held).attendee).toMatchObject(expected);
});

test('stamps of different facts are never equal', () => {
  fc.assert(
    fc.property(facts, (all) => {
      const stamps = all.map((fact) => stampOf(fact, null));
      for (const [index, one] of stamps.entries()) {
        for (const other of stamps.slice(index + 1)) expect(compareStamps(one, other)).not.toBe(0);
      }
    }),
  );
});
