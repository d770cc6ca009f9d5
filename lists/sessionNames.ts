import { createHash } from 'node:crypto';
import type { Session } from '#shared/model/checkpoint.ts';
import { foldListText } from '#shared/rules/listFold.ts';

/** What a session can be named by. */
export type NamedSession = Pick<Session, 'id' | 'title'>;

/** Finds the sessions that lists name, by title or key. */
export const createSessionNames = (sessions: Iterable<NamedSession>) => {
  const byName = new Map<string, string>();
  for (const { id, title } of sessions) {
    byName.set(foldListText(id), id);
    byName.set(keyOf(title), id);
  }
  return {
    idOf: (name: string): string | undefined => byName.get(keyOf(name)),
    isKnown: (name: string): boolean => byName.has(keyOf(name)),
    /** Whether this could be a session's name, and none is called so. */
    isMissing: (name: string): boolean => keyOf(name) !== '' && !byName.has(keyOf(name)),
    idsOf: (names: readonly string[]): string[] => [
      ...new Set(names.flatMap((name) => byName.get(keyOf(name)) ?? [])),
    ],
    /**
     * Sessions for those of the names that are unknown, without room and seats, at this time; from now on they are found.
     * A programme that is imported later fills in the rest.
     */
    addMissing: (names: readonly string[], startsAt: number): readonly Session[] => {
      const missing = new Map<string, string>();
      for (const name of names) {
        const folded = keyOf(name);
        if (folded !== '' && !byName.has(folded)) missing.set(folded, titleOf(name));
      }
      return [...missing].map(([folded, title]) => {
        const id = sessionIdOf(title);
        byName.set(folded, id);
        return { id, title, room: '', startsAt, endsAt: startsAt, seats: null };
      });
    },
  };
};

/** As long as a session's title may be: a fact with a longer one could not be read. */
export const titleOf = (name: string): string => name.trim().slice(0, 500).toWellFormed();

const keyOf = (name: string): string => foldListText(titleOf(name));

export type SessionNames = ReturnType<typeof createSessionNames>;

/** The same id for the same title or key, wherever the list is imported. */
export const sessionIdOf = (key: string): string =>
  createHash('sha256').update(foldListText(key)).digest('hex').slice(0, 16);
