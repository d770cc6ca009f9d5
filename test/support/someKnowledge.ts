import { defaultEventPolicy } from '#shared/model/event.ts';
import type { Session } from '#shared/model/checkpoint.ts';
import { doorCheckpoint, entranceCheckpoint } from '#shared/rules/defaultCheckpoints.ts';
import type { Knowledge, KnownPerson, Reading } from '#shared/rules/knowledge.ts';
import { nowhere, presenceOf, type Pass, type Presence } from '#shared/rules/presence.ts';

export const minute = 60_000;
/** Noon of a day in Berlin. */
export const noon = Date.UTC(2027, 4, 4, 10);

export const aSession = (given: Partial<Session> = {}): Session => ({
  id: 'keynote',
  title: 'Keynote',
  room: 'Room B',
  startsAt: noon,
  endsAt: noon + 60 * minute,
  seats: null,
  ...given,
});

export const aPerson = (given: Partial<KnownPerson> = {}): KnownPerson => ({
  id: 'ada',
  status: 'confirmed',
  hold: 'none',
  attention: false,
  sessions: [],
  entryGeneration: 1,
  badgeGeneration: 1,
  badgeMade: { at: noon - minute, stationName: 'Desk 2' },
  ...given,
});

export const aCode = (given: Partial<Extract<Reading, { kind: 'code' }>> = {}): Reading => ({
  kind: 'code',
  medium: 'entry',
  rehearsal: false,
  event: 7,
  signature: 'valid',
  generation: 1,
  notBeforeMinutes: noon / minute - 60,
  expiresMinutes: noon / minute + 600,
  ...given,
});

export const aPass = (given: Partial<Pass> = {}): Pass => ({
  factId: 'fact-1',
  kind: 'admitted',
  at: noon - 30 * minute,
  station: 'desk-1',
  incarnation: 1,
  seq: 1,
  ...given,
});

export const presentSince = (given: Partial<Pass> = {}): Presence =>
  presenceOf([aPass(given)], new Set());

/** Ada with a good entry code at the entrance, at noon, for the first time. */
export const someKnowledge = (given: Partial<Knowledge> = {}): Knowledge => ({
  now: noon,
  station: 'desk-1',
  event: {
    id: 'event',
    number: 7,
    name: 'Event',
    timeZone: 'Europe/Berlin',
    startsAt: noon - 1440 * minute,
    endsAt: noon + 1440 * minute,
    rehearsal: false,
    demo: false,
    policy: defaultEventPolicy,
  },
  checkpoint: entranceCheckpoint,
  session: null,
  reading: aCode(),
  direction: 'in',
  again: false,
  person: aPerson(),
  here: nowhere,
  required: null,
  inside: 0,
  stationNames: new Map([['desk-1', 'Desk 1']]),
  ...given,
});

/** The same at the door of the keynote, for which Ada is registered and has passed the entrance. */
export const atTheDoor = (given: Partial<Knowledge> = {}): Knowledge => {
  const session = given.session ?? aSession();
  return someKnowledge({
    checkpoint: doorCheckpoint(session),
    session,
    person: aPerson({ sessions: [session] }),
    required: presentSince(),
    ...given,
  });
};
