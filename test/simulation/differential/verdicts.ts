import { record } from '#station/stationContext.ts';
import { ask } from '../actions/action.ts';
import { enrolStation } from '../actions/organiser.ts';
import { linkSecret } from '../actions/scans.ts';
import { createDraw, type Draw } from '../engine/createDraw.ts';
import { installSynchronousCrypto } from '../engine/installSynchronousCrypto.ts';
import { createWorld, type World } from '../world/createWorld.ts';
import { sharedRenderer } from '../world/sharedRenderer.ts';
import { createVerdictOracle, type OracleScan } from './verdictOracle.ts';

// Run by differential.test.ts under different time zones and locales: prints what a desk with a network, the same desk
// without one, and the oracle say to the same scans.
installSynchronousCrypto();
performance.now = () => 0;

interface Scan {
  readonly shown: OracleScan['shown'];
  readonly person: number;
  readonly checkpoint: number;
  readonly direction: 'in' | 'out';
  readonly waitMs: number;
}

const drawScan = (draw: Draw, people: number): Scan => ({
  shown: draw.pick([
    ...(['entry', 'entry', 'entry', 'name', 'name', 'ticket'] as const),
    ...(['old entry', 'forged', 'foreign', 'link', 'damaged'] as const),
  ]),
  person: draw.below(people),
  checkpoint: draw.below(4),
  direction: draw.chance(0.2) ? 'out' : 'in',
  // A scan comes two seconds after the last, or whole minutes: far from where a second would matter.
  waitMs: draw.chance(0.3) ? 2000 : draw.between(1, 12) * 60_000,
});

const play = async (seed: number, isOnline: boolean) => {
  const draw = createDraw(seed, 'differential');
  const size = { seed, stations: 1, people: 24, sessions: 3 };
  const world = await createWorld(size, sharedRenderer());
  prepare(world);
  await world.time.advance(10_000);
  const joining = enrolStation(world, 0);
  await world.time.advance(20_000);
  await joining;
  const desk = world.stations[0];
  if (desk === undefined) throw new Error('no desk');
  if (!isOnline) desk.link.turn('gone');
  const tables = world.office.tables;
  const oracle = createVerdictOracle({
    startsAt: world.event.startsAt,
    endsAt: world.event.endsAt,
    sessions: [...tables.programme.sessions().values()],
    // Meadow Days is in Berlin in May.
    utcOffsetHours: 2,
  });
  const heard: string[] = [];
  const expected: string[] = [];
  for (let no = 0; no < 200; no += 1) {
    const scan = drawScan(draw, size.people);
    await world.time.advance(scan.waitMs);
    const person = world.people[scan.person];
    const attendee = tables.attendees.byId(person?.id ?? '');
    const checkpoint = world.checkpoints[scan.checkpoint];
    if (person === undefined || attendee === null || checkpoint === undefined) continue;
    const text = textOf(scan, person);
    if (text === undefined) continue;
    const where = { checkpoint: checkpoint.id, direction: scan.direction };
    const asked = world.time.now();
    const answer =
      text === null
        ? ask(desk, 'scans.admit', { attendeeId: person.id, ...where })
        : ask(desk, 'scans.submit', { text, ...where });
    await world.time.advance(0);
    const answered = await answer;
    if (answered?.ok !== true) throw new Error('no verdict');
    const { code, details } = answered.value;
    const earlierAt = details.earlierAt ?? null;
    heard.push(lineOf(scan, code, earlierAt === null ? null : Math.floor(earlierAt / 60_000)));
    const told = oracle({
      ...scan,
      person: isOfSomebody(scan) ? attendee : null,
      checkpoint,
      at: asked,
    });
    expected.push(lineOf(scan, told.code, told.earlier));
  }
  await world.close();
  return { heard, expected };
};

const isOfSomebody = ({ shown, person }: Scan): boolean =>
  ['entry', 'old entry', 'name'].includes(shown) || (shown === 'ticket' && person !== 0);

const textOf = ({ shown, person: no }: Scan, person: World['people'][number]) => {
  switch (shown) {
    case 'entry':
      return person.entryCodes.at(-1);
    case 'old entry':
      return person.entryCodes.length > 1 ? person.entryCodes[0] : undefined;
    case 'forged':
      return `${person.entryCodes[0]?.slice(0, -4) ?? ''}AAAA`;
    case 'ticket':
      return no === 0 ? 'TICKET-OF-NOBODY' : (person.importedText ?? undefined);
    case 'foreign':
      return 'https://other.example/4711';
    case 'link':
      return linkSecret;
    case 'damaged':
      return 'LE1DAMAGED';
    case 'name':
      return null;
  }
};

const lineOf = (scan: Scan, code: string, earlierMinute: number | null): string =>
  `${scan.shown} ${scan.person} ${scan.direction} at ${scan.checkpoint}: ${code} ${earlierMinute ?? ''}`;

/** Two people are held, and the codes of two are replaced, before the doors open. */
const prepare = ({ office, people, store, time }: World): void => {
  const attendeeOf = (no: number) => {
    const attendee = office.tables.attendees.byId(people[no]?.id ?? '');
    if (attendee === null) throw new Error('nobody');
    const { no: _no, ...rest } = attendee;
    return rest;
  };
  record(office.context, (append) => {
    const held = [
      { ...attendeeOf(2), hold: 'suspended' as const },
      { ...attendeeOf(3), hold: 'revoked' as const },
    ];
    append({ kind: 'attendeesImported', body: { importId: 'holds', attendees: held } });
    for (const no of [4, 5]) {
      const body = { entryGeneration: 2, reason: 'lost' };
      append({ kind: 'codeReplaced', attendee: attendeeOf(no).id, body });
    }
  });
  time.after(5000, () => {
    for (const no of [4, 5]) {
      void store
        .store()
        ?.issueCode({ attendeeId: people[no]?.id ?? '', medium: 'entry' })
        .then((issued) => issued.ok && people[no]?.entryCodes.push(issued.value.text));
    }
  });
};

for (const seed of [1, 2]) {
  const online = await play(seed, true);
  const offline = await play(seed, false);
  const told = { seed, online: online.heard, offline: offline.heard, oracle: online.expected };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
