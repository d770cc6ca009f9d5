import type { CheckpointView } from '#shared/contract/attendeeCalls.ts';
import type { Session } from '#shared/model/checkpoint.ts';

/** A door with its session. */
export interface Door {
  readonly checkpointId: string;
  readonly session: Session;
}

/** People come early: from so long before it begins, a session is the one that a door is for. */
const earlyMs = 20 * 60_000;

/** The doors of a programme, in order of time and room; a session without a time comes last. */
export const doorsOf = (views: readonly CheckpointView[]): readonly Door[] =>
  views
    .flatMap(({ checkpoint, session }) =>
      session === null ? [] : [{ checkpointId: checkpoint.id, session }],
    )
    .toSorted(
      (one, other) =>
        Number(!hasTime(one.session)) - Number(!hasTime(other.session)) ||
        one.session.startsAt - other.session.startsAt ||
        one.session.room.localeCompare(other.session.room),
    );

/** A list may name sessions without saying when: those have no length. */
export const hasTime = ({ startsAt, endsAt }: Session): boolean => endsAt > startsAt;

/** Whether a session runs at `now` (ms), is yet to come, or is over. */
export const stateOf = (
  session: Session,
  now: number,
): 'running' | 'coming' | 'over' | 'no_time' => {
  if (!hasTime(session)) return 'no_time';
  if (now < session.startsAt) return 'coming';
  return now < session.endsAt ? 'running' : 'over';
};

/** Each room's session of the moment: the one about to begin, else the running one, else the next. */
export const proposedDoors = (doors: readonly Door[], now: number): readonly Door[] => {
  const byRoom = Map.groupBy(
    doors.filter(
      ({ session }) => hasTime(session) && session.endsAt > now && session.canceled !== true,
    ),
    ({ session }) => session.room,
  );
  return [...byRoom.values()]
    .flatMap((inRoom) => {
      const beginning = inRoom.find(
        ({ session }) => session.startsAt > now && session.startsAt - now <= earlyMs,
      );
      const proposed = beginning ?? inRoom[0];
      return proposed === undefined ? [] : [proposed];
    })
    .toSorted((one, other) => distance(one, now) - distance(other, now));
};

/** The session that this door's room is for by now, where that is another one. */
export const successorOf = (door: Door, doors: readonly Door[], now: number): Door | null => {
  if (door.session.room === '' || stateOf(door.session, now) === 'coming') return null;
  const proposed = proposedDoors(doors, now).find(
    ({ session }) => session.room === door.session.room,
  );
  const isAnother =
    proposed !== undefined &&
    proposed.checkpointId !== door.checkpointId &&
    proposed.session.startsAt > door.session.startsAt;
  return isAnother ? proposed : null;
};

const distance = ({ session }: Door, now: number): number => Math.abs(session.startsAt - now);
