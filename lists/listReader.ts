import { findPrivateLink } from '#shared/codes/findPrivateLink.ts';
import { createNewIds } from '#shared/model/newIds.ts';
import type { Clock, RandomBytes } from '#shared/model/ports.ts';
import { ok, type Result } from '#shared/model/result.ts';
import type { ColumnMapping } from './columnMapping.ts';
import type { UnderstandOptions, Understood } from './eachItem.ts';
import { guessRows } from './previewTable.ts';
import { preparePeople, type PeopleOfList } from './preparePeople.ts';
import { createSessionNames, type NamedSession } from './sessionNames.ts';
import { readTable } from './readTable.ts';
import type { Table, TableFailure } from './table.ts';
import { openAttendees } from './understandAttendees.ts';
import { type RegistrationDraft, understandRegistrations } from './understandRegistrations.ts';
import { type SessionDraft, understandSessions } from './understandSessions.ts';

export interface FileToRead {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Of a workbook; without it, the first visible one that holds rows. */
  readonly sheet?: string | undefined;
}

/** What a file holds, with its first rows only. */
export interface TableHead extends Table {
  readonly rowCount: number;
}

/**
 * Reads one list and keeps it, so that the rows of a long one need not leave the thread that read them (startListThread.ts).
 * What goes in and out can be cloned. All is about the file that was read last, and the calls of PeopleOfList about its
 * people. Calls wait for one another.
 */
export interface ListReader extends PeopleOfList {
  readonly read: (file: FileToRead) => Promise<Result<TableHead, TableFailure>>;
  /** Rows are understood as they are asked for. */
  readonly openAttendees: (
    mapping: ColumnMapping,
    sessions: readonly NamedSession[],
  ) => Promise<Result<{ readonly rows: number }, 'no_name_column' | 'canceled'>>;
  readonly understandRegistrations: (
    mapping: ColumnMapping,
    sessions: readonly NamedSession[],
  ) => Promise<
    Result<Understood<RegistrationDraft>, 'no_session_column' | 'no_attendee_column' | 'canceled'>
  >;
  readonly understandSessions: (
    mapping: ColumnMapping,
    timeZone: string,
  ) => Promise<Result<Understood<SessionDraft>, 'no_title_column' | 'canceled'>>;
  /** Ends what is going on, and all that is asked later, with `canceled`. */
  readonly cancel: () => void;
  /** After the last call: gives the list back. */
  readonly close: () => void;
}

export interface ListReaderDeps {
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** While a file is read, in any unit. */
  readonly onProgress: (done: number, total: number) => void;
}

/** A reader on this thread. */
export const createListReader = ({ clock, random, onProgress }: ListReaderDeps): ListReader => {
  const controller = new AbortController();
  const { signal } = controller;
  const newId = createNewIds({ clock, random });
  let table: Table | null = null;
  let people: PeopleOfList | null = null;
  const isPrivateLink = (text: string): boolean => findPrivateLink(text) !== undefined;
  const options: UnderstandOptions = { signal, isPrivateLink };

  let last: Promise<unknown> = Promise.resolve();
  /** One call after the other: the second would read what the first is still at. */
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const read = (): Table => table ?? missing('no file was read');
  const opened = (): PeopleOfList => people ?? missing('no people were opened');

  return {
    read: ({ bytes, fileName, sheet }) =>
      inTurn(async () => {
        const found = await readTable(bytes, fileName, { sheet, signal, onProgress });
        if (!found.ok) return found;
        table = found.value;
        const { rows } = table;
        return ok({ ...table, rows: rows.slice(0, guessRows), rowCount: rows.length });
      }),
    openAttendees: (mapping, sessions) =>
      inTurn(async () => {
        const isKnownSession = createSessionNames(sessions).isKnown;
        const found = await openAttendees(read(), mapping, { ...options, isKnownSession });
        if (!found.ok) return found;
        people = preparePeople(found.value, { newId, random, signal });
        return ok({ rows: found.value.left() });
      }),
    understandRegistrations: (mapping, sessions) =>
      inTurn(() => {
        const isKnownSession = createSessionNames(sessions).isKnown;
        return understandRegistrations(read(), mapping, { ...options, isKnownSession });
      }),
    understandSessions: (mapping, timeZone) =>
      inTurn(() => understandSessions(read(), mapping, { ...options, timeZone })),
    begin: (place) => inTurn(() => opened().begin(place)),
    note: (some) => inTurn(() => opened().note(some)),
    next: () => inTurn(() => opened().next()),
    cancel: () => controller.abort(),
    close: () => {
      table = null;
      people = null;
    },
  };
};

const missing = (what: string): never => {
  throw new Error(what);
};
