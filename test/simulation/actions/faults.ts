import { createJournal } from '#station/journal/createJournal.ts';
import { createDraw } from '../engine/createDraw.ts';
import { paint } from '../invariants/paint.ts';
import { weathers } from '../engine/weather.ts';
import type { World } from '../world/createWorld.ts';
import type { SimStation } from '../world/createSimStation.ts';
import { hasRestoredStore } from './storeDisk.ts';
import { atStation, ask, outcomeOf, type Action } from './action.ts';

const weather = atStation({
  weight: 18,
  draw: (draw) => ({
    weather: draw.pick(weathers),
    ms: draw.between(1000, 90_000),
    isSeen: draw.chance(0.4),
  }),
  what: (input) => `network: ${input.weather} for ${Math.round(input.ms / 1000)} s`,
  perform: (world, station, input) => {
    world.count(`weather ${input.weather}`);
    station.link.turn(input.weather);
    if (input.isSeen) world.time.after(200, () => void askSync(world, station));
    world.time.after(input.ms, () => {
      if (station.link.weather() === input.weather) station.link.turn('clear');
    });
  },
});

const crash = atStation({
  weight: 8,
  draw: (draw) => ({
    point: draw.pick(['now', 'before', 'torn', 'after', 'without power'] as const),
    count: draw.between(1, 4),
  }),
  what: ({ point, count }) =>
    point === 'now' || point === 'without power'
      ? `is killed ${point}`
      : `will be killed at commit ${count}: ${point}`,
  perform: (_world, station, { point, count }) => {
    if (point === 'now') station.crash();
    else if (point === 'without power') station.cutPower();
    else station.crashAtCommit(count, point);
  },
});

const crashStore: Action = {
  weight: 5,
  draw: (draw) => {
    const count = draw.chance(0.3) ? 0 : draw.between(1, 25);
    return {
      who: 'store',
      what: count === 0 ? 'is killed' : `will be killed at statement ${count}`,
      perform: ({ store }) => {
        if (count === 0) store.crash();
        else store.crashAtStatement(count);
      },
    };
  },
};

/** Somebody may come in just before and go just after: seq orders the two, whatever the clock says. */
const clock = atStation({
  weight: 4,
  draw: (draw, size) => ({
    ms: draw.between(-600_000, 600_000),
    person: draw.chance(0.5) ? draw.below(size.people) : null,
  }),
  what: ({ ms, person }) =>
    `has its clock set by ${Math.round(ms / 1000)} s${person === null ? '' : ` while person ${person} is in`}`,
  perform: async (world, station, { ms, person }) => {
    world.count('clock steps');
    const attendeeId = person === null ? undefined : world.people[person]?.id;
    const pass = async (direction: 'in' | 'out'): Promise<void> => {
      if (attendeeId === undefined) return;
      const asked = { attendeeId, checkpoint: 'entrance', direction, again: true };
      const answered = await ask(station, 'scans.admit', asked);
      world.trace.write(station.name, `  ${direction}: ${outcomeOf(answered, ({ code }) => code)}`);
      if (answered?.ok === true) paint(world, station, { verdict: answered.value, text: null });
    };
    await pass('in');
    station.stepClock(ms);
    await pass('out');
  },
});

const fullDisk = atStation({
  weight: 4,
  draw: (draw) => ({
    ms: draw.between(500, 30_000),
    kind: draw.pick(['full', 'full at the commit'] as const),
  }),
  what: ({ ms, kind }) => `has a disk that is ${kind} for ${Math.round(ms / 1000)} s`,
  perform: (world, station, { ms, kind }) => {
    world.count('full disks');
    station.fillDisk(kind);
    world.time.after(ms, () => station.fillDisk('free'));
  },
});

const fullStore: Action = {
  weight: 1,
  draw: (draw) => {
    const ms = draw.between(500, 30_000);
    return {
      who: 'store',
      what: `has a full disk for ${Math.round(ms / 1000)} s`,
      perform: ({ store, time }) => {
        store.fillDisk(true);
        time.after(ms, () => store.fillDisk(false));
      },
    };
  },
};

/** A newer version ran on this laptop for a while and left facts of a kind that this one does not know. */
const newerVersion = atStation({
  weight: 2,
  draw: (draw) => ({ seed: draw.below(1_000_000), isPoison: draw.chance(0.4) }),
  what: ({ isPoison }) =>
    `ran a newer version, which left ${isPoison ? 'a poison' : 'an unknown'} fact`,
  perform: async (world, station, { seed, isPoison }) => {
    station.crash();
    station.whileDown((tables) => {
      const { facts, kept } = tables;
      if (kept.read('enrolment') === null) return;
      const random = createDraw(seed, 'newer version').bytes;
      const journal = createJournal({ facts, kept, clock: station.clock, random });
      const draft = { kind: 'tableMoved', body: { from: 'A', to: 'B' } } as unknown as {
        readonly kind: 'noteAdded';
        readonly body: { text: string; helpdesk: boolean; about: null };
      };
      // An id longer than this version's store takes.
      const attendee = isPoison ? 'x'.repeat(65) : null;
      tables.transact(() => journal.append({ ...draft, attendee }));
      world.count(isPoison ? 'poison facts' : 'unknown facts');
    });
    await station.start();
  },
});

/** How long `sync.now` waits at most. */
const syncDeadlineMs = 5000;

/** Somebody looks how it stands: who is behind a portal must not say that it is online. */
const askSync = async (world: World, station: SimStation): Promise<void> => {
  const before = station.link.weather();
  const isCutOff = before.startsWith('portal') || before === 'gone';
  const askedAt = world.time.now();
  const state = await ask(station, 'sync.now', {});
  // Whoever waits for an answer that was lost gives no other by then; the state is still that of the last one.
  const wasHeard = world.time.now() - askedAt < syncDeadlineMs;
  world.trace.write(station.name, `  sync: ${outcomeOf(state, (told) => told.state)}`);
  const wasCutOff = isCutOff && station.link.weather() === before;
  if (wasCutOff && wasHeard && state?.ok === true && state.value.state === 'online') {
    world.violate('rule 5', `${station.name} says that it is online`);
  }
};

const syncNow = atStation({
  weight: 3,
  draw: () => null,
  what: () => 'is asked to sync',
  perform: (world, station) => askSync(world, station),
});

const saveImage = atStation({
  weight: 2,
  draw: () => null,
  what: () => 'has its disk copied',
  perform: (_world, station) => station.saveImage(),
});

const ownFacts = (station: SimStation): readonly string[] => {
  const found: string[] = [];
  station.whileDown(({ facts, kept }) => {
    const own = kept.read('enrolment')?.station;
    for (const fact of facts.page(0, 100_000)) if (fact.station === own) found.push(fact.id);
  });
  return found;
};

const restoreImage = atStation({
  weight: 3,
  draw: () => null,
  what: () => 'gets an old disk back',
  perform: async (world, station) => {
    if (station.client() === null || hasRestoredStore(world)) return;
    station.crash();
    const before = ownFacts(station);
    if (station.restoreImage()) {
      world.count('restored disks');
      world.disturbed.add(station.index);
      const after = new Set(ownFacts(station));
      for (const id of before) if (!after.has(id)) world.lostWithDisk.add(id);
    }
    await station.start();
  },
});

/** Both write a line at the same place of one journal; the clone's undo after it has a place of its own. */
const writeAtBoth = async (
  world: World,
  original: SimStation,
  spare: SimStation,
): Promise<void> => {
  spare.link.turn('gone');
  world.time.after(20_000, () => spare.link.turn('clear'));
  const [first, second] = world.people;
  const admit = (station: SimStation, attendeeId = '') =>
    ask(station, 'scans.admit', { attendeeId, checkpoint: 'entrance', again: true });
  for (const [station, person] of [
    [original, first],
    [spare, second],
  ] as const) {
    const answered = await admit(station, person?.id);
    if (answered?.ok !== true) return;
    paint(world, station, { verdict: answered.value, text: null });
    const { factId, code } = answered.value;
    if (station !== spare || factId === null || (code !== 'readmitted' && code !== 'admitted'))
      continue;
    await ask(station, 'scans.undo', { factId, reason: 'wrong person' });
  }
};

/** A laptop that was not used yet becomes the copy of another. */
const clone: Action = {
  weight: 2,
  draw: (draw, size) => {
    const from = draw.below(size.stations);
    const isUsed = draw.chance(0.7);
    return {
      who: `desk ${from}`,
      what: isUsed ? 'is cloned, and both are used' : 'is cloned',
      perform: async (world) => {
        const original = world.stations[from];
        const spare = world.stations.find((station) => station.life() === 0);
        if (original === undefined || original.client() === null || spare === undefined) return;
        if (hasRestoredStore(world)) return;
        world.count('cloned laptops');
        world.trace.write(spare.name, `is a clone of ${original.name}`);
        world.disturbed.add(spare.index).add(original.index);
        spare.cloneFrom(original);
        await spare.start();
        if (isUsed) await writeAtBoth(world, original, spare);
      },
    };
  },
};

export const faultActions: readonly Action[] = [
  saveImage,
  restoreImage,
  clone,
  weather,
  crash,
  crashStore,
  clock,
  fullDisk,
  fullStore,
  newerVersion,
  syncNow,
];
