import { createSessionNames, type SessionNames } from '#lists/sessionNames.ts';
import type { Session } from '#shared/model/checkpoint.ts';
import { doorCheckpoint } from '#shared/rules/defaultCheckpoints.ts';
import { appendOwnFacts } from '../log/appendOwnFact.ts';
import { readSessions } from '../programme/readSessions.ts';
import type { ListWork } from './listWork.ts';

export interface NamedSessions {
  readonly names: SessionNames;
  readonly titles: ReadonlyMap<string, string>;
  /** Titles of those that were not planned. */
  readonly added: readonly string[];
}

/** The programme as lists name it, with the sessions that this list names and that were not planned yet, where it may plan. */
export const nameSessions = async (
  { context, event, isDry, mayPlan }: ListWork,
  wanted: readonly string[],
): Promise<NamedSessions> => {
  const known = await readSessions(context.database, event.id);
  const names = createSessionNames(known);
  const added = mayPlan ? names.addMissing(wanted, event.startsAt) : [];
  if (!isDry && added.length > 0) {
    await context.database.transaction().execute((trx) =>
      appendOwnFacts(
        trx,
        context,
        event.id,
        inParts(added).map((sessions) => ({
          kind: 'programmeImported' as const,
          attendee: null,
          body: { sessions, checkpoints: sessions.map(doorCheckpoint), nameOnly: true },
        })),
      ),
    );
  }
  return {
    names,
    titles: new Map([...known, ...added].map(({ id, title }) => [id, title])),
    added: added.map(({ title }) => title),
  };
};

/** Sessions of one fact; the protocol allows 5,000. */
const sessionsPerFact = 500;

const inParts = (sessions: readonly Session[]): readonly Session[][] =>
  Array.from({ length: Math.ceil(sessions.length / sessionsPerFact) }, (_, part) =>
    sessions.slice(part * sessionsPerFact, (part + 1) * sessionsPerFact),
  );
