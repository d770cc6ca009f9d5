import type { Attendee } from '#shared/model/attendee.ts';
import type { Fact } from '#shared/model/fact.ts';
import { applyToAttendee, mergeAttendee, readBody } from '#shared/rules/applyFact.ts';
import { presenceOf } from '#shared/rules/presence.ts';
import type { StationDatabase } from '../database/openStationDatabase.ts';

/**
 * Brings the projections up to date with one fact that was just added, and says which people of the list it added or
 * changed. Inside a transaction. A body that is not what its kind says (a newer version's, or damaged) changes nothing:
 * the fact is kept as it came.
 */
export const projectFact = (tables: StationDatabase, fact: Fact): readonly Attendee[] => {
  switch (fact.kind) {
    case 'admitted':
    case 'departed':
    case 'undone':
      projectPass(tables, fact);
      return [];
    case 'attendeesImported':
      return takeIn(tables, readBody(fact, 'attendeesImported')?.attendees ?? []);
    case 'attendeeAdded': {
      const body = readBody(fact, 'attendeeAdded');
      return body === undefined ? [] : takeIn(tables, [body.attendee]);
    }
    case 'attendeeChanged':
    case 'codeReplaced':
    case 'badgePrinted':
      return projectChange(tables, fact);
    case 'programmeImported':
      projectProgramme(tables, fact);
      return [];
    case 'stationEnrolled': {
      const body = readBody(fact, 'stationEnrolled');
      if (body === undefined) return [];
      tables.stations.saveName(body.station, body.name);
      tables.stations.saveKey(body.key);
      return [];
    }
    default:
      return [];
  }
};

/** Adds people, or merges them into who is known by the same id. Inside a transaction. */
export const takeIn = (
  { attendees }: StationDatabase,
  people: readonly Attendee[],
): readonly Attendee[] =>
  people.map((incoming) => {
    const saved = mergeAttendee(attendees.byId(incoming.id) ?? undefined, incoming);
    attendees.save(saved);
    return saved;
  });

function projectPass({ facts, presence }: StationDatabase, fact: Fact): void {
  if (fact.attendee === null || fact.checkpoint === null) return;
  const { passes, undone } = facts.passes(fact.attendee, fact.checkpoint);
  presence.save(fact.checkpoint, fact.attendee, presenceOf(passes, undone));
}

function projectChange(tables: StationDatabase, fact: Fact): readonly Attendee[] {
  const known = fact.attendee === null ? null : tables.attendees.byId(fact.attendee);
  if (known === null) return [];
  const printed = readBody(fact, 'badgePrinted');
  if (printed !== undefined) {
    const { generation } = printed;
    const at = fact.at + fact.offset;
    tables.presence.saveBadge({ attendee: known.id, generation, at, station: fact.station });
  }
  const changed = applyToAttendee(known, fact);
  tables.attendees.save(changed);
  return [changed];
}

function projectProgramme({ programme, kept }: StationDatabase, fact: Fact): void {
  const body = readBody(fact, 'programmeImported');
  if (body === undefined) return;
  for (const session of body.sessions) programme.saveSession(session);
  for (const checkpoint of body.checkpoints) programme.saveCheckpoint(checkpoint);
  if (body.event !== undefined) kept.write('event', body.event);
}
