import type { Draw } from '../engine/createDraw.ts';
import { paint } from '../invariants/paint.ts';
import type { Person, World, WorldSize } from '../world/createWorld.ts';
import { ask, atStation, outcomeOf, type Action } from './action.ts';

const media = [
  'entry',
  'entry',
  'entry',
  'entry',
  'badge',
  'badge',
  'first badge',
  'old entry',
  'old entry',
  'imported',
  'foreign',
  'forged',
  'private link',
  'unreadable',
] as const;

/** Marks the secrets of a world, so that its disks can be searched for them. */
export const linkSecret = 'la1_sim7secret7that7must7be7nowhere';

const textOf = (medium: (typeof media)[number], person: Person): string | undefined => {
  switch (medium) {
    case 'entry':
      return person.entryCodes.at(-1);
    case 'old entry':
      return person.entryCodes[0];
    case 'badge':
      return person.badgeCodes.at(-1);
    case 'first badge':
      return person.badgeCodes[0];
    case 'imported':
      return person.importedText ?? undefined;
    case 'foreign':
      return 'https://other.example/ticket/4711';
    case 'forged': {
      const code = person.entryCodes[0];
      return code === undefined ? undefined : code.slice(0, -4) + 'AAAA';
    }
    case 'private link':
      return `https://people.example/${linkSecret}`;
    case 'unreadable':
      return 'LE1DAMAGED';
  }
};

const drawPass = (draw: Draw, size: WorldSize) => ({
  // Half of all passes are of the same few people, so that stations meet.
  person: draw.chance(0.5) ? draw.below(Math.min(6, size.people)) : draw.below(size.people + 4),
  checkpoint: draw.chance(0.7) ? 0 : draw.below(size.sessions + 1),
  direction: draw.chance(0.12) ? ('out' as const) : ('in' as const),
});

const personAt = (world: World, no: number): Person | undefined =>
  world.people[no] ?? world.people.at(-1);
const checkpointAt = (world: World, no: number): string => world.checkpoints[no]?.id ?? 'entrance';

/** A queue: some people one after another. */
const scan = atStation({
  weight: 40,
  draw: (draw, size) =>
    Array.from({ length: draw.between(1, 4) }, () => ({
      ...drawPass(draw, size),
      medium: draw.pick(media),
    })),
  what: (passes) =>
    `scans ${passes
      .map(
        ({ person, checkpoint, direction, medium }) =>
          `${medium} of person ${person} ${direction} at checkpoint ${checkpoint}`,
      )
      .join(', ')}`,
  perform: async (world, station, passes) => {
    for (const { medium, direction, ...input } of passes) {
      const person = personAt(world, input.person);
      const text = person === undefined ? undefined : textOf(medium, person);
      if (text === undefined) continue;
      const checkpoint = checkpointAt(world, input.checkpoint);
      const answered = await ask(station, 'scans.submit', { text, checkpoint, direction });
      world.trace.write(station.name, `  ${outcomeOf(answered, ({ code }) => code)}`);
      if (answered?.ok === true) paint(world, station, { verdict: answered.value, text });
    }
  },
});

const pick = atStation({
  weight: 10,
  draw: (draw, size) => ({ ...drawPass(draw, size), again: draw.chance(0.2) }),
  what: ({ person, checkpoint, direction, again }) =>
    `picks person ${person} at checkpoint ${checkpoint}, ${direction}${again ? ', again' : ''}`,
  perform: async (world, station, { direction, again, ...input }) => {
    const person = personAt(world, input.person);
    if (person === undefined) return;
    const checkpoint = checkpointAt(world, input.checkpoint);
    const asked = { attendeeId: person.id, checkpoint, direction, again };
    const answered = await ask(station, 'scans.admit', asked);
    world.trace.write(station.name, `  ${outcomeOf(answered, ({ code }) => code)}`);
    if (answered?.ok === true) paint(world, station, { verdict: answered.value, text: null });
  },
});

/** Of an own scan, or of one that came from another station. */
const undo = atStation({
  weight: 8,
  draw: (draw) => ({ which: draw.below(5), isOwn: draw.chance(0.6) }),
  what: ({ which, isOwn }) => `undoes ${isOwn ? 'its' : 'somebody’s'} pass ${which}`,
  perform: async (world, station, { which, isOwn }) => {
    const tables = station.tables();
    if (tables === null) return;
    const own = tables.kept.read('enrolment')?.station;
    const passes = tables.facts
      .page(0, 10_000)
      .filter((fact) => fact.kind === 'admitted' && (fact.station === own) === isOwn);
    const fact = passes.at(-1 - which);
    if (fact === undefined) return;
    const reason = `wrong person ${linkSecret}`;
    const undone = await ask(station, 'scans.undo', { factId: fact.id, reason });
    world.trace.write(station.name, `  ${outcomeOf(undone)}`);
  },
});

export const scanActions: readonly Action[] = [scan, pick, undo];
