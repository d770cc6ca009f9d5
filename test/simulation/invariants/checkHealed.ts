import { hashFact } from '#station/journal/hashFact.ts';
import type { Fact } from '#shared/model/fact.ts';
import type { StationDatabase } from '#station/database/openStationDatabase.ts';
import type { SimStation } from '../world/createSimStation.ts';
import type { World } from '../world/createWorld.ts';
import { standings } from './oracle.ts';
import { readSetAside, readStoreLog, type LogLine, type SetAsideLine } from './storeLog.ts';

/** What everybody has of the event once the world is quiet. */
export interface Healed {
  readonly log: readonly LogLine[];
  readonly setAside: readonly SetAsideLine[];
  readonly idsSetAside: ReadonlySet<string>;
}

const idOf = ({ content }: SetAsideLine): string =>
  typeof content === 'object' && content !== null && 'id' in content ? String(content.id) : '';

/** I1, I2, I5, I6 and I10 in a world that is whole again. */
export const checkHealed = (world: World): void => {
  const log = readStoreLog(world);
  const setAside = readSetAside(world);
  const healed = { log, setAside, idsSetAside: new Set(setAside.map(idOf)) };
  checkPainted(world, healed);
  checkStoreJournals(world, healed);
  for (const station of world.stations) {
    const tables = station.tables();
    if (tables !== null) checkStation(world, { station, tables, healed });
  }
};

/** I1 and I10: what was painted is told to the store, and says what it said. */
const checkPainted = (world: World, { log, idsSetAside }: Healed): void => {
  const byId = new Map(log.map(({ fact }) => [fact.id, fact]));
  for (const { station, verdict } of world.painted) {
    if (verdict.factId === null || idsSetAside.has(verdict.factId)) continue;
    if (world.lostWithDisk.has(verdict.factId)) continue;
    const fact = byId.get(verdict.factId);
    const who = `desk ${station} painted ${verdict.code}`;
    if (fact === undefined) {
      world.violate('I1', `${who}, and the store knows nothing of it`);
    } else if (
      codeIn(fact) !== verdict.code ||
      fact.attendee !== (verdict.attendee?.id ?? fact.attendee)
    ) {
      world.violate('I10', `${who}, and its fact says ${String(codeIn(fact))}`);
    }
  }
};

const codeIn = ({ kind, body }: Fact): unknown => {
  if (kind === 'refused') return body['code'];
  return kind === 'admitted' && body['again'] === true ? 'readmitted' : kind;
};

/** I6: contiguous and chained; where a disk came back, the store must have noticed. */
const checkStoreJournals = (world: World, { log, setAside }: Healed): void => {
  const breaks = new Set(
    world.store
      .read<{ line: string }>(
        "SELECT station || '/' || incarnation || '/' || seq AS line FROM journal_breaks",
      )
      .map(({ line }) => line),
  );
  const journals = Map.groupBy(log, ({ fact }) => `${fact.station}/${fact.incarnation}`);
  for (const [journal, lines] of journals) {
    const bySeq = new Map(lines.map(({ fact }) => [fact.seq, fact]));
    const aside = setAside.filter(({ content }) => journalOf(content) === journal);
    const asideSeqs = new Set(aside.map(({ content }) => seqOf(content)));
    const last = Math.max(...bySeq.keys());
    for (let seq = 1; seq <= last; seq += 1) {
      const fact = bySeq.get(seq);
      if (fact === undefined) {
        if (!asideSeqs.has(seq)) world.violate('I6', `a gap at ${seq} of journal ${journal}`);
        continue;
      }
      const { hash, ...line } = fact;
      if (hashFact(line) !== hash) world.violate('I6', `line ${seq} of ${journal} is not its hash`);
      const before = bySeq.get(seq - 1);
      const isChained = seq === 1 || before === undefined || before.hash === fact.previousHash;
      if (!isChained && !breaks.has(`${journal}/${seq}`)) {
        world.violate('I6', `an unnoticed fork at ${seq} of journal ${journal}`);
      }
    }
  }
  const identities = log.map(({ fact }) => `${fact.station}/${fact.incarnation}/${fact.seq}`);
  if (new Set(identities).size < identities.length)
    world.violate('I5', 'a fact is twice in the log');
};

const field = (content: unknown, name: string): unknown =>
  typeof content === 'object' && content !== null ? Reflect.get(content, name) : undefined;
const journalOf = (content: unknown): string =>
  `${String(field(content, 'station'))}/${String(field(content, 'incarnation'))}`;
const seqOf = (content: unknown): number => Number(field(content, 'seq'));

interface AtStation {
  readonly station: SimStation;
  readonly tables: StationDatabase;
  readonly healed: Healed;
}

/** What is read of others; kinds that lists already hold do not come with a snapshot. */
const kindsEverywhere: ReadonlySet<string> = new Set([
  'admitted',
  'departed',
  'undone',
  'badgePrinted',
  'badgeSpoiled',
  'noteAdded',
  'tableMoved',
]);

const checkStation = (world: World, { station, tables, healed }: AtStation): void => {
  const enrolment = tables.kept.read('enrolment');
  if (enrolment === null) return;
  const facts = tables.facts.page(0, 100_000);
  const own = facts.filter(
    (fact) => fact.station === enrolment.station && fact.incarnation === enrolment.incarnation,
  );
  checkOwnJournal(world, station, own);
  if (world.revokedStations.has(enrolment.station)) return;
  const here = new Set(facts.map(({ id }) => id));
  const missing = healed.log.filter(
    ({ fact }) => kindsEverywhere.has(fact.kind) && !here.has(fact.id),
  );
  if (missing.length > 0) {
    world.violate(
      'I5',
      `${station.name} lacks ${missing.length} facts, such as position ${missing[0]?.position ?? ''}`,
    );
  }
  const told = new Set(healed.log.map(({ fact }) => fact.id));
  const untold = facts.filter(({ id }) => !told.has(id) && !healed.idsSetAside.has(id));
  if (untold.length > 0) {
    world.violate(
      'I5',
      `${untold.length} facts of ${station.name} are neither in the log nor set aside`,
    );
  }
  const forks = healed.setAside.filter(
    (line) => line.reason === 'fork' && line.station === enrolment.station,
  );
  const lost = forks.filter((line) => here.has(idOf(line)) && !told.has(idOf(line)));
  if (lost.length > 0) {
    world.violate('I6', `${station.name} did not write ${lost.length} forked facts again`);
  }
  checkPresence(world, { station, tables, healed }, facts);
};

const checkOwnJournal = (world: World, station: SimStation, own: readonly Fact[]): void => {
  let before: Fact | undefined;
  for (const fact of own.toSorted((one, other) => one.seq - other.seq)) {
    const { hash, ...line } = fact;
    const isNext = fact.seq === (before?.seq ?? 0) + 1;
    const isChained = fact.previousHash === (before?.hash ?? '0'.repeat(64));
    if (!isNext || !isChained || hashFact(line) !== hash) {
      world.violate('I6', `the journal of ${station.name} breaks at ${fact.seq}`);
      return;
    }
    before = fact;
  }
};

/** I2: the same first entry everywhere, as an oracle finds it in the store's log read backwards. */
const checkPresence = (
  world: World,
  { station, tables, healed }: AtStation,
  facts: readonly Fact[],
): void => {
  const told = new Set(healed.log.map(({ fact }) => fact.id));
  const asideHere = facts.filter(({ id }) => healed.idsSetAside.has(id) && !told.has(id));
  const expected = standings([...healed.log.map(({ fact }) => fact), ...asideHere].toReversed());
  const rows = tables.database
    .prepare<[], { checkpoint: string; attendee: string; first_at: number | null; inside: number }>(
      'SELECT checkpoint, attendee, first_at, inside FROM presence',
    )
    .all();
  const found = new Map(rows.map((row) => [`${row.attendee} at ${row.checkpoint}`, row]));
  for (const [key, { firstAt, inside }] of expected) {
    const row = found.get(key);
    if (row?.first_at !== firstAt || (row.inside === 1) !== inside) {
      const entered = firstAt === null ? 'nobody' : 'somebody';
      world.violate('I2', `${station.name} has another first entry where ${entered} entered`);
    }
  }
  const counted = world.checkpoints.map(({ id }) => tables.presence.counts(id).inside);
  const inside = world.checkpoints.map(
    ({ id }) => [...expected].filter(([key, to]) => key.endsWith(` at ${id}`) && to.inside).length,
  );
  if (counted.join() !== inside.join()) {
    world.violate('I2', `${station.name} counts ${counted.join()} inside, not ${inside.join()}`);
  }
};
