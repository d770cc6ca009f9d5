import type { Attendee } from '#shared/model/attendee.ts';
import type { Fact } from '#shared/model/fact.ts';
import { saidOf } from '#shared/rules/applyFact.ts';
import { isSameFact, restampPerson } from '#shared/rules/restamp.ts';
import { type Stamp, stampOf } from '#shared/rules/stamp.ts';
import type { FactIdentity } from '../database/factTable.ts';
import type { StationDatabase } from '../database/openStationDatabase.ts';
import { knownPerson, projectFact } from './projectFact.ts';

export interface Limited extends FactIdentity {
  readonly ceiling?: number | undefined;
}

/**
 * The token store says that the clock was ahead when some of these facts were written: their writes count as no later than
 * the ceiling. What came after the first of them, and may have lost to it, is weighed again. Inside a transaction; gives
 * the people who changed.
 */
export const limitFacts = (
  tables: StationDatabase,
  facts: readonly Limited[],
): readonly Attendee[] => {
  const limited = facts.flatMap((identity) => limit(tables, identity) ?? []);
  const [first] = limited.toSorted((one, other) => one - other);
  if (first === undefined) return [];
  return tables.facts.writesAfter(first).flatMap((later) => projectFact(tables, later));
};

/** Gives the row of a fact that has its ceiling from now on; null where there is nothing to do. */
const limit = (tables: StationDatabase, { ceiling, ...identity }: Limited): number | null => {
  if (ceiling === undefined) return null;
  const no = tables.facts.limit(identity, ceiling);
  const fact = no === null ? null : tables.facts.at(identity);
  if (fact !== null) restamp(tables, fact, stampOf(fact, ceiling));
  return no;
};

const restamp = (tables: StationDatabase, fact: Fact, stamp: Stamp): void => {
  const { writes, programme, kept } = tables;
  for (const id of new Set(saidOf(fact, stamp).map((said) => said.id))) {
    writes.save(id, restampPerson(knownPerson(tables, id), stamp).writes);
  }
  if (fact.kind !== 'programmeImported') return;
  programme.restamp(stamp);
  if (isSameFact(kept.read('eventStamp'), stamp)) kept.write('eventStamp', stamp);
};
