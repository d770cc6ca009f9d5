import { findPrivateLink } from '#shared/codes/findPrivateLink.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { StationContext } from '../stationContext.ts';
import type { ColumnMapping } from '#lists/columnMapping.ts';
import { byLine } from '#lists/rowProblem.ts';
import type { TakenList } from '#lists/taken.ts';
import type { Table } from '#lists/table.ts';
import { takeAttendees } from './takeAttendees.ts';
import { sessionNamesOf } from './missingSessions.ts';
import { takeRegistrations } from './takeRegistrations.ts';
import { takeSessions } from './takeSessions.ts';
import { understandAttendees } from '#lists/understandAttendees.ts';
import { understandRegistrations } from '#lists/understandRegistrations.ts';
import { understandSessions } from '#lists/understandSessions.ts';

export interface ListToTake {
  readonly table: Table;
  readonly mapping: ColumnMapping;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

export type TakeListError =
  | 'no_event'
  | 'no_name_column'
  | 'no_title_column'
  | 'no_session_column'
  | 'no_attendee_column'
  | 'canceled'
  | 'cannot_record';

/** A list of any kind, from its rows to the journal. */
export const takeList = async (
  context: StationContext,
  list: ListToTake,
): Promise<Result<TakenList, TakeListError>> => {
  const event = context.tables.kept.read('event');
  if (event === null) return err('no_event');
  const { table, mapping, signal, onProgress } = list;
  const sessions = sessionNamesOf(context);
  const options = {
    signal,
    isPrivateLink: (text: string) => findPrivateLink(text) !== undefined,
    isKnownSession: sessions.isKnown,
    timeZone: event.timeZone,
  };
  switch (mapping.kind) {
    case 'attendees': {
      const understood = await understandAttendees(table, mapping, options);
      if (!understood.ok) return understood;
      const { drafts, problems } = understood.value;
      const fields = new Set(mapping.fields.filter((field) => field !== null));
      const taken = await context.tables.logKeeper.during(() =>
        takeAttendees(context, { drafts, fields, signal, onProgress }),
      );
      return taken.ok ? ok({ ...taken.value, problems }) : taken;
    }
    case 'sessions': {
      const understood = await understandSessions(table, mapping, options);
      if (!understood.ok) return understood;
      const taken = takeSessions(context, understood.value.drafts);
      return taken.ok ? ok({ ...taken.value, problems: understood.value.problems }) : taken;
    }
    case 'registrations': {
      const understood = await understandRegistrations(table, mapping, options);
      if (!understood.ok) return understood;
      const { drafts, problems } = understood.value;
      const taken = await takeRegistrations(context, { drafts, signal, onProgress });
      if (!taken.ok) return taken;
      const { unknownPeople, ...numbers } = taken.value;
      return ok({ ...numbers, problems: [...problems, ...unknownPeople].toSorted(byLine) });
    }
  }
};
