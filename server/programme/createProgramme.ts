import type { Checkpoint, Session } from '#shared/model/checkpoint.ts';
import { ok, type Result } from '#shared/model/result.ts';
import { changeEvent, type ChangeEventError, type ChangeOfEvent } from '../changeEvent.ts';
import { createCases, type Cases } from '../cases/createCases.ts';
import { createLists, type Lists } from '../imports/createLists.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import { createPassCounts, type PassCounts } from './createPassCounts.ts';
import { readCheckpoints } from './readCheckpoints.ts';
import { readRegistered, type Registered } from './readRegistered.ts';
import { readSessions } from './readSessions.ts';
import { saveSession, type SessionToSave } from './saveSession.ts';

/** What happens at the event, and where. All of it is empty before there is an event. */
export interface Programme {
  /** In the order in which they begin. */
  readonly sessions: () => Promise<readonly Session[]>;
  readonly checkpoints: () => Promise<readonly Checkpoint[]>;
  readonly passCounts: PassCounts;
  readonly lists: Lists;
  /** Of the helpdesk. */
  readonly cases: Cases;
  readonly saveSession: (wanted: SessionToSave) => ReturnType<typeof saveSession>;
  readonly registeredFor: (session: string) => Promise<Registered>;
  readonly changeEvent: (of: ChangeOfEvent) => Promise<Result<null, ChangeEventError>>;
}

export const createProgramme = (
  context: StoreContext,
  tellOwn: (value: unknown) => Promise<unknown>,
): Programme => {
  const { database } = context;
  const eventId = async (): Promise<string> => (await readEvent(database))?.id ?? '';
  return {
    sessions: async () => readSessions(database, await eventId()),
    checkpoints: async () => readCheckpoints(database, await eventId()),
    passCounts: createPassCounts(database, eventId),
    saveSession: async (wanted) => {
      const saved = await saveSession(context, wanted);
      await tellOwn(undefined);
      return saved;
    },
    registeredFor: async (session) => readRegistered(database, await eventId(), session),
    cases: createCases(context, { eventId, tell: () => tellOwn(undefined) }),
    lists: createLists(context, () => tellOwn(undefined)),
    changeEvent: async (of) => {
      const changed = await changeEvent(context, of);
      if (!changed.ok) return changed;
      await tellOwn(undefined);
      return ok(null);
    },
  };
};
