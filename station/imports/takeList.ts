import { err, ok, type Result } from '#shared/model/result.ts';
import type { StationContext } from '../stationContext.ts';
import type { ColumnMapping } from '#lists/columnMapping.ts';
import type { ListReader } from '#lists/listReader.ts';
import { byLine } from '#lists/rowProblem.ts';
import type { TakenList } from '#lists/taken.ts';
import { takeAttendees } from './takeAttendees.ts';
import { namedSessions } from './missingSessions.ts';
import { takeRegistrations } from './takeRegistrations.ts';
import { takeSessions } from './takeSessions.ts';

export interface ListToTake {
  readonly reader: ListReader;
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
  const { reader, mapping, signal, onProgress } = list;
  switch (mapping.kind) {
    case 'attendees': {
      const opened = await reader.openAttendees(mapping, namedSessions(context));
      if (!opened.ok) return opened;
      const { rows } = opened.value;
      const fields = new Set(mapping.fields.filter((field) => field !== null));
      return context.tables.logKeeper.during(() =>
        takeAttendees(context, { people: reader, rows, fields, signal, onProgress }),
      );
    }
    case 'sessions': {
      const understood = await reader.understandSessions(mapping, event.timeZone);
      if (!understood.ok) return understood;
      const taken = takeSessions(context, understood.value.drafts);
      return taken.ok ? ok({ ...taken.value, problems: understood.value.problems }) : taken;
    }
    case 'registrations': {
      const understood = await reader.understandRegistrations(mapping, namedSessions(context));
      if (!understood.ok) return understood;
      const { drafts, problems } = understood.value;
      const taken = await takeRegistrations(context, { drafts, signal, onProgress });
      if (!taken.ok) return taken;
      const { unknownPeople, ...numbers } = taken.value;
      return ok({ ...numbers, problems: [...problems, ...unknownPeople].toSorted(byLine) });
    }
  }
};
