import type { Attendee } from '#shared/model/attendee.ts';
import type { RandomBytes } from '#shared/model/ports.ts';
import type { AttendeeDraft } from './attendeeDraft.ts';
import { createAttendeeOfDraft } from './attendeeOfDraft.ts';
import { factPeople } from './factPeople.ts';
import { createFormerRows, type FormerRows, type KnownRow } from './formerRows.ts';
import { packPeople, type PackedPeople } from './packPeople.ts';
import type { RowProblem } from './rowProblem.ts';
import { createSessionNames, type NamedSession, type SessionNames } from './sessionNames.ts';
import { takeEach, type AttendeeRows } from './understandAttendees.ts';

/** Where people of a list go to. */
export interface ListPlace {
  readonly importId: string;
  /** Of the event, hex: what other systems' codes are kept with. */
  readonly codeKey: string;
  readonly sessions: readonly NamedSession[];
  /** Who is there already. */
  readonly rowKeys: readonly { readonly id: string; readonly rowKey: string }[];
}

/** Some rows of a list: whom it adds, and what it says of those who are known. */
export interface PeopleSlice {
  /** How many rows come after these. */
  readonly left: number;
  readonly added: PackedPeople;
  readonly known: readonly KnownPerson[];
  /** Names of sessions that are planned nowhere, and that no slice before had. */
  readonly newSessions: readonly string[];
  readonly problems: readonly RowProblem[];
}

export interface KnownPerson {
  readonly id: string;
  /** As the list says it, with an id and a subject that nobody has. */
  readonly incoming: Attendee;
}

/** The people of a list, as they are written. */
export interface PeopleOfList {
  /** True where everybody on the list is wanted by `note` next, some at a time. */
  readonly begin: (place: ListPlace) => Promise<boolean>;
  readonly note: (people: readonly KnownRow[]) => Promise<void>;
  /** Of the next few hundred rows; empty after the last. */
  readonly next: () => Promise<PeopleSlice>;
}

const sliceRows = 2 * factPeople;

/**
 * Makes of rows what is written: all that can be known of a list without a database. Where nobody is there already, rows are
 * understood as they are asked for.
 */
export const preparePeople = (
  rows: AttendeeRows,
  {
    newId,
    random,
    signal,
  }: {
    readonly newId: () => string;
    readonly random: RandomBytes;
    readonly signal?: AbortSignal;
  },
): PeopleOfList => {
  let begun: Begun | null = null;
  const begunAt = (): Begun => {
    if (begun === null) throw new Error('nobody said where the list goes to');
    return begun;
  };

  return {
    begin: async ({ importId, codeKey, sessions, rowKeys }) => {
      const names = createSessionNames(sessions);
      const sessionIdsOf = names.idsOf;
      const attendeeOf = createAttendeeOfDraft({ newId, random, codeKey, sessionIdsOf });
      const idByRowKey = new Map(rowKeys.map(({ rowKey, id }) => [rowKey, id]));
      // Who came in under another key is found only where all keys of the list are known.
      const all = rowKeys.length === 0 ? null : await takeEach(rows, { signal });
      const formerRows = createFormerRows(all?.drafts ?? [], idByRowKey);
      const from = all === null ? rows : rowsOf(all.drafts, all.problems);
      begun = { importId, rows: from, names, attendeeOf, idByRowKey, formerRows, former: null };
      return formerRows.areWanted;
    },
    note: async (people) => begunAt().formerRows.note(people),
    next: async () => {
      const { importId, names, attendeeOf, idByRowKey, formerRows, ...at } = begunAt();
      const former = (begunAt().former ??= formerRows.find());
      const { drafts, problems } = at.rows.next(sliceRows);
      const newSessions = [...new Set(drafts.flatMap(({ sessions }) => sessions))].filter(
        names.isMissing,
      );
      // Their ids come of their names, here and where they are written.
      names.addMissing(newSessions, 0);
      const added: Attendee[] = [];
      const known: KnownPerson[] = [];
      for (const draft of drafts) {
        const id = idByRowKey.get(draft.rowKey) ?? former.get(draft.rowKey);
        const incoming = attendeeOf(draft);
        if (id === undefined) added.push(incoming);
        else known.push({ id, incoming });
      }
      const left = at.rows.left();
      return { left, added: packPeople(importId, added), known, newSessions, problems };
    },
  };
};

/** Rows that were understood before. */
export const rowsOf = (
  drafts: readonly AttendeeDraft[],
  problems: readonly RowProblem[] = [],
): AttendeeRows => {
  let done = 0;
  return {
    left: () => drafts.length - done,
    next: (rows) => {
      const from = done;
      done = Math.min(done + rows, drafts.length);
      return { drafts: drafts.slice(from, done), problems: from === 0 ? problems : [] };
    },
  };
};

interface Begun {
  readonly importId: string;
  readonly rows: AttendeeRows;
  readonly names: SessionNames;
  readonly attendeeOf: (draft: AttendeeDraft) => Attendee;
  readonly idByRowKey: ReadonlyMap<string, string>;
  readonly formerRows: FormerRows;
  former: ReadonlyMap<string, string> | null;
}
