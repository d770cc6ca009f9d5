import type { Attendee } from '#shared/model/attendee.ts';
import { type Fact, factKindsThatWrite } from '#shared/model/fact.ts';
import { readBody, type Said, saidOf } from '#shared/rules/applyFact.ts';
import { findDoubles } from '#shared/rules/findDoubles.ts';
import { joinPerson } from '#shared/rules/joinPerson.ts';
import { mergeEvent } from '#shared/rules/mergeEvent.ts';
import { hasWrites, type Person } from '#shared/rules/person.ts';
import { presenceOf } from '#shared/rules/presence.ts';
import { pairOf } from '#shared/rules/samePerson.ts';
import { isLater, type Stamp, stampOf } from '#shared/rules/stamp.ts';
import type { StationDatabase } from '../database/openStationDatabase.ts';

/**
 * Brings the projections up to date with one fact that was just added, and says which people of the list it added or
 * changed. Inside a transaction. The order in which facts come does not matter. A body that is not what its kind says (a
 * newer version's, or damaged) changes nothing: the fact is kept as it came.
 */
export const projectFact = (tables: StationDatabase, fact: Fact): readonly Attendee[] => {
  switch (fact.kind) {
    case 'admitted':
    case 'departed':
    case 'undone':
      projectPass(tables, fact);
      return [];
    case 'attendeesImported':
    case 'attendeeAdded':
    case 'attendeeChanged':
    case 'codeReplaced':
      return takeAllIn(tables, saidOf(fact, stampHere(tables, fact)));
    case 'badgePrinted':
      projectBadge(tables, fact);
      return takeAllIn(tables, saidOf(fact, stampHere(tables, fact)));
    case 'doubleSeen': {
      const seen = readBody(fact, 'doubleSeen');
      if (seen !== undefined) tables.doubles.markSeen(seen.fact);
      return [];
    }
    case 'samePersonDecided': {
      const decided = readBody(fact, 'samePersonDecided');
      if (decided === undefined) return [];
      tables.pairs.decide(pairOf(...decided.people), decided.kept, stampOf(fact, null));
      return [];
    }
    case 'programmeImported':
      projectProgramme(tables, fact);
      return [];
    case 'stationEnrolled': {
      const body = readBody(fact, 'stationEnrolled');
      if (body === undefined) return [];
      tables.stations.saveName(body.station, body.name);
      // Nobody's word in a log makes a key that signs entry codes: those come with the enrolment.
      if (!body.key.media.includes('entry')) tables.stations.saveKey(body.key);
      return [];
    }
    case 'stationRevoked': {
      const body = readBody(fact, 'stationRevoked');
      if (body !== undefined) tables.stations.saveKey(body.key);
      return [];
    }
    default:
      return [];
  }
};

/** When the fact's writes count as written, as far as this station knows. */
export const stampHere = ({ facts }: StationDatabase, fact: Fact): Stamp =>
  stampOf(fact, factKindsThatWrite.has(fact.kind) ? facts.ceilingOf(fact) : null);

/**
 * Lays what is said of a person to what is known of them, and gives them with their row. Inside a transaction. Null while
 * they are not on the list.
 */
export const takeIn = (
  { attendees, writes }: Pick<StationDatabase, 'attendees' | 'writes'>,
  { id, ...said }: Said,
): TakenIn | null => {
  const written = writes.read(id);
  if (said.attendee !== null && !hasWrites(said.writes) && !hasWrites(written)) {
    const no = attendees.insertIfNew(said.attendee);
    if (no !== null) return { no, attendee: said.attendee };
  }
  const joined = joinPerson(knownPerson({ attendees, writes }, id), said);
  writes.save(id, joined.writes);
  const { attendee } = joined;
  return attendee === null ? null : { no: attendees.save(attendee), attendee };
};

interface TakenIn {
  /** The row number that the search index knows the person by. */
  readonly no: number;
  readonly attendee: Attendee;
}

const takeAllIn = (tables: StationDatabase, said: readonly Said[]): readonly Attendee[] =>
  said.flatMap((each) => takeIn(tables, each)?.attendee ?? []);

export const knownPerson = (
  { attendees, writes }: Pick<StationDatabase, 'attendees' | 'writes'>,
  id: string,
): Person => {
  const stored = attendees.byId(id);
  if (stored === null) return { attendee: null, writes: writes.read(id) };
  const { no: _no, ...attendee } = stored;
  return { attendee, writes: writes.read(id) };
};

function projectPass({ facts, presence, doubles }: StationDatabase, fact: Fact): void {
  const { attendee, checkpoint } = fact;
  if (attendee === null || checkpoint === null) return;
  const { passes, undone } = facts.passes(attendee, checkpoint);
  presence.save(checkpoint, attendee, presenceOf(passes, undone));
  // Nearly everybody passes a checkpoint at one station only.
  const journals = new Set(passes.map(({ station, incarnation }) => `${station} ${incarnation}`));
  if (journals.size < 2) return;
  const known = facts.knowingPasses(attendee, checkpoint);
  doubles.save(checkpoint, attendee, findDoubles(known, undone));
}

function projectBadge({ presence }: StationDatabase, fact: Fact): void {
  const printed = readBody(fact, 'badgePrinted');
  if (printed === undefined || fact.attendee === null) return;
  const { generation } = printed;
  const at = fact.at + fact.offset;
  presence.saveBadge({ attendee: fact.attendee, generation, at, station: fact.station });
}

function projectProgramme(tables: StationDatabase, fact: Fact): void {
  const body = readBody(fact, 'programmeImported');
  if (body === undefined) return;
  const { programme, kept } = tables;
  const stamp = stampHere(tables, fact);
  for (const session of body.sessions) programme.saveSession(session, stamp);
  for (const checkpoint of body.checkpoints) programme.saveCheckpoint(checkpoint, stamp);
  const known = kept.read('event');
  if (body.event === undefined || (known !== null && known.id !== body.event.id)) return;
  if (!isLater(stamp, kept.read('eventStamp'))) return;
  kept.write('event', known === null ? body.event : mergeEvent(known, body.event));
  kept.write('eventStamp', stamp);
}
