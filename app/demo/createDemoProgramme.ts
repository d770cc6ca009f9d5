import type { Checkpoint, Session } from '#shared/model/checkpoint.ts';
import { doorCheckpoint, entranceCheckpoint } from '#shared/rules/defaultCheckpoints.ts';
import { zonedTime } from '#shared/rules/zonedTime.ts';

export interface DemoProgramme {
  readonly sessions: readonly Session[];
  readonly checkpoints: readonly Checkpoint[];
  /** From the start of the day before to the end of the seventh day after; ms since 1970. */
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Four slots of three sessions in four rooms, all on the day of `now` in that time zone, one slot running at `now`. */
export const createDemoProgramme = (now: number, timeZone: string): DemoProgramme => {
  const today = wallDay(now, timeZone);
  const at = (minute: number, dayOffset = 0): number =>
    zonedTime({ ...today, day: today.day + dayOffset, hour: 0, minute }, timeZone);
  const firstStart = firstSlotStart(today.minuteOfDay);
  const sessions = talks.map(({ title, room, seats }, index): Session => {
    const start = firstStart + Math.floor(index / sessionsPerSlot) * slotPitch;
    return {
      id: `demo-${index + 1}`,
      title,
      room,
      startsAt: at(start),
      endsAt: at(start + slotLength),
      seats,
    };
  });
  const doors = sessions.map((session): Checkpoint => {
    const door = doorCheckpoint(session);
    return session.seats === null
      ? door
      : { ...door, policy: { ...door.policy, entitlement: 'registered_or_seats' } };
  });
  return {
    sessions,
    checkpoints: [entranceCheckpoint, ...doors],
    startsAt: at(0, -1),
    endsAt: at(0, 8),
  };
};

/** Minutes: sessions last 90, with half an hour between them. */
const slotLength = 90;
const slotPitch = 120;
const slotCount = 4;
const sessionsPerSlot = 3;
const dayLength = 24 * 60;

/**
 * The minute of the day at which the first slot starts, so that a slot runs at this minute and the last one ends by
 * midnight; of the days that do, the one that begins closest to nine o'clock.
 */
const firstSlotStart = (minuteOfDay: number): number => {
  const running = Math.min(Math.floor(minuteOfDay / 30) * 30, dayLength - slotLength);
  const starts = Array.from({ length: slotCount }, (_, slot) => running - slot * slotPitch).filter(
    (start) => start >= 0 && start + (slotCount - 1) * slotPitch + slotLength <= dayLength,
  );
  const distance = (start: number): number => Math.abs(start - 9 * 60);
  return starts.reduce((best, start) => (distance(start) < distance(best) ? start : best));
};

const wallDay = (now: number, timeZone: string) => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(now);
  const read = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value);
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    minuteOfDay: read('hour') * 60 + read('minute'),
  };
};

const hall = 'Great Hall';
const garden = 'Garden Room';
const studio = 'Studio';
const workshop = 'Workshop Room';

/** In the order of their slots, three at a time; each room rests in one slot. */
const talks: readonly Pick<Session, 'title' | 'room' | 'seats'>[] = [
  { title: 'Opening: what a good queue feels like', room: hall, seats: null },
  { title: 'Names in every script', room: garden, seats: null },
  { title: 'Badges by hand: a workshop', room: workshop, seats: 12 },
  { title: 'Working without a network', room: hall, seats: null },
  { title: 'Rooms, doors and seats', room: studio, seats: 60 },
  { title: 'Paper, ink and readable type', room: workshop, seats: 16 },
  { title: 'Privacy at the entrance', room: hall, seats: null },
  { title: 'Volunteers in twelve minutes', room: garden, seats: null },
  { title: 'Sound, light and scanners', room: studio, seats: 60 },
  { title: 'What the numbers said', room: garden, seats: null },
  { title: 'Open questions, live', room: studio, seats: 60 },
  { title: 'Repair table for old laptops', room: workshop, seats: 12 },
];
