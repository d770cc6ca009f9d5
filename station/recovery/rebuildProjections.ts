import type { Fact } from '#shared/model/fact.ts';
import type { StationDatabase } from '../database/openStationDatabase.ts';
import { projectFact } from '../journal/projectFact.ts';
import { projectionsOf } from './compareTables.ts';

/** Facts with their places in the event's log; null while they wait. */
export interface PlayedFact {
  readonly fact: Fact;
  readonly position: number | null;
  readonly ceiling: number | null;
}

const factsAtOnce = 500;

/**
 * Plays facts over the base that a scratch database holds already (a snapshot's lines, or nothing at an event that began
 * here): what a station's projections must be. In the order of the log, then what waits.
 */
export const rebuildProjections = (scratch: StationDatabase, facts: Iterable<PlayedFact>): void => {
  let slice: PlayedFact[] = [];
  const play = (): void => {
    const played = scratch.transact(() => {
      for (const { fact, position, ceiling } of slice) {
        if (!scratch.facts.add(fact, position)) continue;
        if (ceiling !== null) scratch.facts.limit(fact, ceiling);
        projectFact(scratch, fact);
      }
    });
    if (!played.ok) throw new Error('there is no room to rebuild');
    slice = [];
  };
  for (const fact of facts) {
    slice.push(fact);
    if (slice.length === factsAtOnce) play();
  }
  play();
};

/** A station has all facts that these are made of. */
const ofFactsAlone: ReadonlySet<string> = new Set([
  'presence',
  'badges',
  'doubles',
  'seen_doubles',
  'person_pairs',
]);

/** Where no snapshot can be had: the lists as they are, so that facts of the journal can be played over them. */
export const copyLists = (scratch: StationDatabase, live: StationDatabase): void => {
  for (const { table, columns } of projectionsOf(live.database)) {
    if (ofFactsAlone.has(table)) continue;
    const list = columns.map((name) => `"${name}"`).join();
    const insert = scratch.database.prepare(
      `INSERT OR REPLACE INTO "${table}" (${list}) VALUES (${columns.map(() => '?').join()})`,
    );
    const rows = live.database.prepare<[], unknown[]>(`SELECT ${list} FROM "${table}"`).raw();
    const copied = scratch.transact(() => {
      for (const row of rows.iterate()) insert.run(...row);
    });
    if (!copied.ok) throw new Error('there is no room to rebuild');
  }
};
