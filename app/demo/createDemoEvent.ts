import type { Session } from '#shared/model/checkpoint.ts';
import type { AttendeeDraft } from '#lists/attendeeDraft.ts';
import type { DemoEvent } from '#station/setup/ownStore.ts';
import { createDemoPeople } from './createDemoPeople.ts';
import { createDemoProgramme } from './createDemoProgramme.ts';
import { createSeededRandom } from './seededRandom.ts';

/**
 * 2,000 invented people and 12 sessions in 4 rooms, on the day of `now` (ms since 1970) in that IANA time zone, with one
 * slot running at `now`. People and registrations are the same whenever it is made; sessions are named by their ids.
 */
export const createDemoEvent = (opened: {
  readonly now: number;
  readonly timeZone: string;
}): DemoEvent => {
  const { sessions, checkpoints, startsAt, endsAt } = createDemoProgramme(
    opened.now,
    opened.timeZone,
  );
  return {
    event: { name: 'Demo event', timeZone: opened.timeZone, startsAt, endsAt, demo: true },
    sessions,
    checkpoints,
    attendees: register(createDemoPeople(attendeeCount), sessions),
  };
};

const attendeeCount = 2000;

/** Each person for two to four sessions that do not overlap; a room with few seats keeps one in eight for walk-ups. */
const register = (
  people: readonly AttendeeDraft[],
  sessions: readonly Session[],
): readonly AttendeeDraft[] => {
  const random = createSeededRandom(12);
  const slots = Object.values(Object.groupBy(sessions, ({ startsAt }) => startsAt));
  const placesLeft = new Map(
    sessions.map(({ id, seats }) => [id, seats === null ? Infinity : Math.floor((seats * 7) / 8)]),
  );
  const seatIn = (slot: readonly Session[]): string => {
    const free = slot.filter(({ id }) => (placesLeft.get(id) ?? 0) > 0);
    const chosen = free[Math.floor(random() * free.length)];
    if (chosen === undefined) throw new RangeError('no session of this slot is open to all');
    placesLeft.set(chosen.id, (placesLeft.get(chosen.id) ?? 0) - 1);
    return chosen.id;
  };
  return people.map((person) => {
    const skipped = Math.floor(random() * 3);
    const attended = new Set(slots.keys());
    while (attended.size > slots.length - skipped) {
      attended.delete(Math.floor(random() * slots.length));
    }
    return {
      ...person,
      sessions: slots.flatMap((slot = [], index) => (attended.has(index) ? [seatIn(slot)] : [])),
    };
  });
};
