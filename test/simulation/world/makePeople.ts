import type { Attendee } from '#shared/model/attendee.ts';
import type { Checkpoint, Session } from '#shared/model/checkpoint.ts';
import { entranceCheckpointId } from '#shared/model/ids.ts';
import { doorCheckpoint, entranceCheckpoint } from '#shared/rules/defaultCheckpoints.ts';
import { generatePeople } from '#test/support/generatePeople.ts';
import type { Draw } from '../engine/createDraw.ts';

const hour = 3_600_000;

/** Some sessions with doors of different policies, two with few seats. */
export const makeProgramme = (
  draw: Draw,
  { sessions, startsAt }: { readonly sessions: number; readonly startsAt: number },
): { readonly sessions: readonly Session[]; readonly checkpoints: readonly Checkpoint[] } => {
  const made = Array.from({ length: sessions }, (_, no): Session => {
    const begins = startsAt + draw.below(3) * hour;
    return {
      id: `s${no}`,
      title: `Session ${no}`,
      room: `Room ${no}`,
      startsAt: begins,
      endsAt: begins + hour,
      seats: draw.chance(0.4) ? draw.between(2, 6) : null,
    };
  });
  const doors = made.map((session): Checkpoint => {
    const door = doorCheckpoint(session);
    const passes = draw.pick(['in_and_out', 'once', 'many', 'once_a_day'] as const);
    const entitlement = draw.pick(['everyone', 'registered', 'registered_or_seats'] as const);
    const enterFirst = draw.chance(0.7) ? entranceCheckpointId : null;
    return { ...door, policy: { ...door.policy, passes, entitlement, enterFirst } };
  });
  const entrance = {
    ...entranceCheckpoint,
    policy: {
      ...entranceCheckpoint.policy,
      passes: draw.pick(['once', 'once', 'once_a_day', 'in_and_out'] as const),
      autoPrint: draw.chance(0.2) ? ('first_entry' as const) : ('never' as const),
    },
  };
  return { sessions: made, checkpoints: [entrance, ...doors] };
};

/** Invented people with everything that a list may say of them; some come with another system's code. */
export const makePeople = (
  draw: Draw,
  options: {
    readonly count: number;
    readonly sessions: readonly Session[];
    readonly importedCodeOf: (no: number) => string;
  },
): readonly Attendee[] => {
  const people = generatePeople({ count: options.count, seed: draw.below(1_000_000) });
  return [...people].map((person, no) => ({
    id: `person-${no}`,
    subject: Buffer.from(draw.bytes(8)).toString('hex'),
    rowKey: `row-${no}`,
    source: 'list' as const,
    ...person,
    badgeName: '',
    phone: '',
    language: '',
    status: draw.chance(0.9) ? ('confirmed' as const) : draw.pick(['pending', 'canceled'] as const),
    note: draw.chance(0.05) ? 'ask' : '',
    sessions: options.sessions.filter(() => draw.chance(0.4)).map(({ id }) => id),
    entryGeneration: 1,
    badgeGeneration: 0,
    hold: 'none' as const,
    importedCode: draw.chance(0.3) ? options.importedCodeOf(no) : null,
  }));
};
