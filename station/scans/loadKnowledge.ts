import type { Checkpoint } from '#shared/model/checkpoint.ts';
import type { Event } from '#shared/model/event.ts';
import type { Knowledge, KnownPerson, Reading } from '#shared/rules/knowledge.ts';
import { nowhere, presenceOf, type Presence } from '#shared/rules/presence.ts';
import type { StoredAttendee } from '../database/attendeeTable.ts';
import type { StationDatabase } from '../database/openStationDatabase.ts';

export interface ScanQuestion {
  readonly event: Event;
  readonly checkpoint: Checkpoint;
  readonly station: string;
  readonly now: number;
  readonly reading: Reading;
  readonly attendee: StoredAttendee | null;
  readonly unlistedId: string | null;
  readonly direction: 'in' | 'out';
  readonly again: boolean;
}

/** Everything decide() asks for, read from the projections. */
export const loadKnowledge = (tables: StationDatabase, question: ScanQuestion): Knowledge => {
  const { event, checkpoint, station, now, reading, attendee, unlistedId, direction, again } =
    question;
  const id = attendee?.id ?? unlistedId;
  const required = checkpoint.policy.enterFirst;
  return {
    now,
    station,
    event,
    checkpoint,
    session:
      checkpoint.sessionId === null
        ? null
        : (tables.programme.sessions().get(checkpoint.sessionId) ?? null),
    reading,
    direction,
    again,
    person: attendee === null ? null : knownPerson(tables, attendee),
    here: presenceAt(tables, checkpoint.id, id),
    required: required === null ? null : presenceAt(tables, required, id),
    inside: tables.presence.counts(checkpoint.id).inside,
    stationNames: tables.stations.names(),
  };
};

const presenceAt = (tables: StationDatabase, checkpoint: string, id: string | null): Presence => {
  if (id === null) return nowhere;
  const { passes, undone } = tables.facts.passes(id, checkpoint);
  return presenceOf(passes, undone);
};

function knownPerson(tables: StationDatabase, attendee: StoredAttendee): KnownPerson {
  const badge = attendee.badgeGeneration > 0 ? tables.presence.badge(attendee.id) : null;
  const all = tables.programme.sessions();
  return {
    id: attendee.id,
    status: attendee.status,
    hold: attendee.hold,
    attention: attendee.note !== '' || tables.pairs.keptInsteadOf(attendee.id) !== null,
    sessions: attendee.sessions.flatMap((session) => all.get(session) ?? []),
    entryGeneration: attendee.entryGeneration,
    badgeGeneration: attendee.badgeGeneration,
    badgeMade:
      badge === null
        ? null
        : {
            at: badge.at,
            stationName: tables.stations.names().get(badge.station) ?? badge.station,
          },
  };
}
