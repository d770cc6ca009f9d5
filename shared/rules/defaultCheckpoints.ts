import type { Checkpoint, Session } from '../model/checkpoint.ts';
import { doorCheckpointId, entranceCheckpointId } from '../model/ids.ts';

/** First entry: once, by entry code or by name. A badge lets its wearer back in, not in (codes.md). */
export const entranceCheckpoint: Checkpoint = {
  id: entranceCheckpointId,
  kind: 'entrance',
  name: 'Entrance',
  sessionId: null,
  policy: {
    passes: 'once',
    entitlement: 'everyone',
    enterFirst: null,
    media: { entry: true, badge: false },
    opensAt: null,
    closesAt: null,
    autoPrint: 'never',
  },
};

/** A session's door: the registered, who have passed the entrance; in and out. */
export const doorCheckpoint = (session: Session): Checkpoint => ({
  id: doorCheckpointId(session.id),
  kind: 'session',
  name: (session.room || session.title).slice(0, 200).toWellFormed(),
  sessionId: session.id,
  policy: {
    passes: 'in_and_out',
    entitlement: 'registered',
    enterFirst: entranceCheckpointId,
    media: { entry: true, badge: true },
    opensAt: null,
    closesAt: null,
    autoPrint: 'never',
  },
});
