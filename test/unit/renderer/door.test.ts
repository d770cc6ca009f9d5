import { describe, expect, test } from 'vitest';
import type { CheckpointView } from '#shared/contract/attendeeCalls.ts';
import type { Session } from '#shared/model/checkpoint.ts';
import { doorCheckpoint, entranceCheckpoint } from '#shared/rules/defaultCheckpoints.ts';
import { doorsOf, proposedDoors, stateOf, successorOf } from '#renderer/door/sessionPlan.ts';
import { likelySession, looksWrong, noStreak, streakAfter } from '#renderer/door/wrongDoor.ts';
import { aVerdict } from './aVerdict.ts';

const minute = 60_000;
const nine = Date.UTC(2026, 4, 4, 9);

const aSession = (id: string, room: string, start: number, length = 60): Session => ({
  id,
  title: `Session ${id}`,
  room,
  startsAt: nine + start * minute,
  endsAt: nine + (start + length) * minute,
  seats: null,
});

const viewOf = (session: Session | null): CheckpointView => ({
  checkpoint: session === null ? entranceCheckpoint : doorCheckpoint(session),
  session,
  inside: 0,
  passed: 0,
  expected: 0,
  seatsLeft: null,
});

const programme = [
  aSession('timeless', 'Hall', 0, 0),
  aSession('late', 'Hall', 75),
  aSession('early', 'Hall', 0),
  aSession('other', 'Studio', 30),
];
const doors = doorsOf([null, ...programme].map(viewOf));
const idsOf = (some: readonly { readonly session: Session }[]) =>
  some.map(({ session }) => session.id);
const doorOf = (id: string) => {
  const found = doors.find(({ session }) => session.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const at = (minutes: number) => nine + minutes * minute;

describe('the doors of a programme', () => {
  test('stand in order of time, those without a time last, the entrance not among them', () => {
    expect(idsOf(doors)).toEqual(['early', 'other', 'late', 'timeless']);
  });

  test('are proposed by the clock, one for each room, and the next one early', () => {
    expect(idsOf(proposedDoors(doors, at(5)))).toEqual(['early', 'other']);
    expect(idsOf(proposedDoors(doors, at(56)))).toEqual(['late', 'other']);
    expect(idsOf(proposedDoors(doors, at(200)))).toEqual([]);
  });

  test('are followed by the next session of their room once people come for it', () => {
    expect(successorOf(doorOf('early'), doors, at(40))).toBeNull();
    expect(successorOf(doorOf('early'), doors, at(56))?.session.id).toBe('late');
    expect(successorOf(doorOf('late'), doors, at(56))).toBeNull();
  });

  test('say whether their session runs', () => {
    const states = programme.map((session) => stateOf(session, at(61)));
    expect(states).toEqual(['no_time', 'coming', 'over', 'running']);
  });
});

describe('the doubt about a door', () => {
  const wrong = (person: number, sessionTitle = 'Badges by hand') =>
    aVerdict({
      code: 'wrong_session',
      attendee: {
        id: `attendee-${person}`,
        name: 'Ada Beispiel',
        company: '',
        category: '',
        badgeGeneration: 0,
      },
      details: { sessionTitle },
    });
  const after = (...verdicts: readonly ReturnType<typeof aVerdict>[]) =>
    verdicts.reduce(streakAfter, noStreak);
  const five = [1, 2, 3, 4, 5].map((person) => wrong(person));

  test('comes with the fifth person of other sessions, and names the likely one', () => {
    expect(looksWrong(after(...five.slice(1)))).toBe(false);
    expect(looksWrong(after(...five))).toBe(true);
    expect(likelySession(after(...five, wrong(6, 'Another')))).toBe('Badges by hand');
  });

  test('does not come from one person who tries five times', () => {
    expect(looksWrong(after(...five.map(() => wrong(1))))).toBe(false);
  });

  test('ends with the first person who belongs here', () => {
    expect(after(...five, aVerdict({ code: 'admitted' }))).toEqual(noStreak);
  });

  test('names no session when people belong to many', () => {
    const many = [1, 2, 3, 4, 5].map((person) => wrong(person, `Session ${person}`));
    expect(likelySession(after(...many))).toBeNull();
  });
});
