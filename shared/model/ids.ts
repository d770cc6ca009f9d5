import { z } from 'zod';

/** Ids are opaque text: UUIDv7 (RFC 9562) where we make them, the organiser's own keys for sessions. */
const id = z
  .string()
  .min(1)
  .max(64)
  // Half a surrogate pair would come back from a database as another text, and break the journal's chain; PostgreSQL
  // cannot keep a NUL.
  .regex(/^[^\0\p{Surrogate}]*$/u);

export const AttendeeId = id;
export const CheckpointId = id;
export const SessionId = id;
export const FactId = id;
export const StationId = id;
export const EventId = id;

/** The checkpoint that every event has: first entry. */
export const entranceCheckpointId = 'entrance';
/** A session has one checkpoint, its door. */
export const doorCheckpointId = (sessionId: string): string => `door-${sessionId}`;
