import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Attendee } from '#shared/model/attendee.ts';
import { likenessKeys, likenessOf, pairOf, type Likeness } from '#shared/rules/samePerson.ts';
import type { StoredAttendee } from '../database/attendeeTable.ts';
import type { StationDatabase } from '../database/openStationDatabase.ts';
import type { SearchIndex } from '../search/createSearchIndex.ts';

export interface SamePeople {
  readonly one: StoredAttendee;
  readonly other: StoredAttendee;
  readonly because: readonly Likeness[];
}

/** Namesakes that are looked at for each walk-in. */
const most = 200;
/** Walk-ins that are looked for before others get their turn: some milliseconds. */
const atOnce = 5;

/**
 * Which walk-ins may be somebody else on the list. Each is looked for once, by the search index, and again only when it
 * changed or somebody who may be the same person came or changed.
 */
export const createSamePeople = (deps: {
  readonly tables: Pick<StationDatabase, 'attendees' | 'pairs'>;
  readonly search: SearchIndex;
  /** Fulfilled when search knows the whole list. */
  readonly searchReady: () => Promise<void>;
}) => {
  const { tables, search, searchReady } = deps;
  const found = new Map<string, readonly string[]>();
  const walkInsByKey = new Map<string, Set<string>>();

  const keysOf = (person: Attendee): readonly string[] =>
    Object.values(likenessKeys(person)).filter((key) => key !== null);

  const lookFor = (walkIn: StoredAttendee): void => {
    const queries = [walkIn.email, `${walkIn.firstName} ${walkIn.lastName}`];
    const nos = new Set(
      queries.flatMap((query) => (query.trim() === '' ? [] : search.search(query, most).nos)),
    );
    const ids = [...nos].flatMap((no) => {
      const other = tables.attendees.byNo(no);
      return other !== null && likenessOf(walkIn, other).length > 0 ? [other.id] : [];
    });
    found.set(walkIn.id, ids);
    for (const key of keysOf(walkIn)) {
      walkInsByKey.set(key, (walkInsByKey.get(key) ?? new Set()).add(walkIn.id));
    }
  };

  const pairs = (walkIns: readonly StoredAttendee[]): readonly SamePeople[] => {
    const shown = new Map<string, SamePeople>();
    for (const one of walkIns) {
      for (const id of found.get(one.id) ?? []) {
        const pair = pairOf(one.id, id);
        const other = tables.attendees.byId(id);
        if (other === null || shown.has(pair.join(' ')) || tables.pairs.read(pair) !== null)
          continue;
        const because = likenessOf(one, other);
        if (because.length > 0) shown.set(pair.join(' '), { one, other, because });
      }
    }
    return [...shown.values()].toReversed();
  };

  return {
    /** After people were added or changed: the walk-ins that this may concern are looked for again. */
    changed: (people: readonly Attendee[]): void => {
      for (const person of people) {
        if (person.source === 'walk_in') found.delete(person.id);
        if (walkInsByKey.size === 0) continue;
        for (const key of keysOf(person)) {
          for (const id of walkInsByKey.get(key) ?? []) found.delete(id);
        }
      }
    },
    /** After a list was taken in: everybody is looked for again. */
    listChanged: (): void => {
      found.clear();
      walkInsByKey.clear();
    },
    /** Pairs that nobody has decided on, the newest walk-in first. */
    open: async (): Promise<readonly SamePeople[]> => {
      await searchReady();
      for (;;) {
        const walkIns = tables.attendees.walkIns();
        const due = walkIns.filter(({ id }) => !found.has(id));
        if (due.length === 0) return pairs(walkIns);
        for (const walkIn of due.slice(0, atOnce)) lookFor(walkIn);
        await nextTurn();
      }
    },
  };
};
export type SamePeopleFinder = ReturnType<typeof createSamePeople>;
