import { createSessionNames, type NamedSession, type SessionNames } from '#lists/sessionNames.ts';
import { ok, type Result } from '#shared/model/result.ts';
import { doorCheckpoint } from '#shared/rules/defaultCheckpoints.ts';
import { record, type StationContext } from '../stationContext.ts';

type WithTables = Pick<StationContext, 'tables'>;

export const namedSessions = ({ tables }: WithTables): readonly NamedSession[] =>
  [...tables.programme.sessions().values()].map(({ id, title }) => ({ id, title }));

export const sessionNamesOf = (context: WithTables): SessionNames =>
  createSessionNames(namedSessions(context));

/** Makes the sessions that a list names and the programme does not have; gives their titles. */
export const addMissingSessions = (
  context: StationContext,
  names: SessionNames,
  wanted: readonly string[],
): Result<readonly string[], 'cannot_record'> => {
  const sessions = names.addMissing(wanted, context.tables.kept.read('event')?.startsAt ?? 0);
  if (sessions.length === 0) return ok([]);
  const saved = record(context, (append) =>
    append({
      kind: 'programmeImported',
      body: {
        sessions: [...sessions],
        checkpoints: sessions.map(doorCheckpoint),
        nameOnly: true,
      },
    }),
  );
  return saved.ok ? ok(sessions.map(({ title }) => title)) : saved;
};
