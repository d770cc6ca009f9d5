import { createHash } from 'node:crypto';
import type { Session } from '#shared/model/checkpoint.ts';
import { ok, type Result } from '#shared/model/result.ts';
import { doorCheckpoint } from '#shared/rules/defaultCheckpoints.ts';
import { foldListText } from '#shared/rules/listFold.ts';
import { record, type StationContext } from '../stationContext.ts';

/** Finds the sessions that lists name by title or key, and makes those that the programme does not have yet. */
export const createSessionFinder = (context: StationContext) => {
  const { tables } = context;
  const byName = new Map<string, string>();
  for (const { id, title } of tables.programme.sessions().values()) {
    byName.set(foldListText(id), id);
    byName.set(foldListText(title), id);
  }

  return {
    idOf: (name: string): string | undefined => byName.get(foldListText(name)),
    isKnown: (name: string): boolean => byName.has(foldListText(name)),
    idsOf: (names: readonly string[]): string[] => [
      ...new Set(names.flatMap((name) => byName.get(foldListText(name)) ?? [])),
    ],
    /** Gives the titles that were new; a programme that is imported later fills in their room and time. */
    addMissing: (names: readonly string[]): Result<readonly string[], 'cannot_record'> => {
      const missing = new Map<string, string>();
      for (const name of names) {
        const folded = foldListText(name);
        if (folded !== '' && !byName.has(folded)) missing.set(folded, name.trim());
      }
      if (missing.size === 0) return ok([]);
      const startsAt = tables.kept.read('event')?.startsAt ?? 0;
      const sessions = [...missing.values()].map((title): Session => ({
        id: sessionIdOf(title),
        title,
        room: '',
        startsAt,
        endsAt: startsAt,
        seats: null,
      }));
      const saved = record(context, (append) =>
        append({
          kind: 'programmeImported',
          body: { sessions, checkpoints: sessions.map(doorCheckpoint), nameOnly: true },
        }),
      );
      if (!saved.ok) return saved;
      for (const { id, title } of sessions) byName.set(foldListText(title), id);
      return ok(sessions.map(({ title }) => title));
    },
  };
};

/** The same id for the same title or key on whichever laptop the list is imported. */
export const sessionIdOf = (key: string): string =>
  createHash('sha256').update(foldListText(key)).digest('hex').slice(0, 16);
