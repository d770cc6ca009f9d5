import { byLine, type RowProblem } from '#lists/rowProblem.ts';
import { understandAttendees } from '#lists/understandAttendees.ts';
import { understandRegistrations } from '#lists/understandRegistrations.ts';
import { understandSessions } from '#lists/understandSessions.ts';
import { createSessionNames } from '#lists/sessionNames.ts';
import { findPrivateLink } from '#shared/codes/findPrivateLink.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { findPersonalSecret } from '../mail/findPersonalSecret.ts';
import { readSessions } from '../programme/readSessions.ts';
import type { ListWork, Outcome } from './listWork.ts';
import type { ReadList } from './readList.ts';
import { takeAttendees } from './takeAttendees.ts';
import { takeRegistrations } from './takeRegistrations.ts';
import { takeSessions } from './takeSessions.ts';

export interface TakenList extends Outcome {
  /** The first of them; `problemCount` counts them all. */
  readonly problems: readonly RowProblem[];
  readonly problemCount: number;
  /** Rows that do not go in. */
  readonly leftOut: number;
}

const shownProblems = 1000;

export type TakeListError =
  | 'no_name_column'
  | 'no_title_column'
  | 'no_session_column'
  | 'no_attendee_column'
  | 'programme_not_allowed'
  | 'canceled';

/** A list of any kind, from its rows to the log. That it was taken in, by whom and with what result stands in the audit log. */
export const takeList = async (
  work: ListWork,
  list: ReadList,
): Promise<Result<TakenList, TakeListError>> => {
  const done = await takeByKind(work, list);
  if (!done.ok) return done;
  const { problems, ...outcome } = done.value;
  const taken = {
    ...outcome,
    problems: problems.slice(0, shownProblems),
    problemCount: problems.length,
    leftOut: new Set(problems.filter(({ kept }) => !kept).map(({ line }) => line)).size,
  };
  if (work.isDry) return ok(taken);
  const { added, changed, unchanged, newSessions } = taken;
  const { context, event, actor } = work;
  await context.database.transaction().execute((trx) =>
    appendAudit(trx, { event: event.id, now: context.clock() }, [
      {
        actor,
        action: 'list.imported',
        details: {
          kind: list.mapping.kind,
          ...{ added, changed, unchanged },
          newSessions: newSessions.length,
          problems: problems.length,
        },
      },
    ]),
  );
  return ok(taken);
};

const takeByKind = async (
  work: ListWork,
  { table, mapping }: ReadList,
): Promise<Result<Omit<TakenList, 'problemCount' | 'leftOut'>, TakeListError>> => {
  const { context, event } = work;
  const names = createSessionNames(await readSessions(context.database, event.id));
  const options = {
    isPrivateLink: holdsSecret,
    isKnownSession: names.isKnown,
    timeZone: event.timeZone,
  };
  switch (mapping.kind) {
    case 'attendees': {
      const understood = await understandAttendees(table, mapping, options);
      if (!understood.ok) return understood;
      const { drafts, problems } = understood.value;
      const fields = new Set(mapping.fields.filter((field) => field !== null));
      const { unknown, ...taken } = await takeAttendees(work, drafts, fields);
      return ok({ ...taken, problems: [...problems, ...unknown].toSorted(byLine) });
    }
    case 'sessions': {
      if (!work.mayPlan) return err('programme_not_allowed');
      const understood = await understandSessions(table, mapping, options);
      if (!understood.ok) return understood;
      const { drafts, problems } = understood.value;
      return ok({ ...(await takeSessions(work, drafts)), problems });
    }
    case 'registrations': {
      const understood = await understandRegistrations(table, mapping, options);
      if (!understood.ok) return understood;
      const { drafts, problems } = understood.value;
      const { unknown, ...taken } = await takeRegistrations(work, drafts);
      return ok({ ...taken, problems: [...problems, ...unknown].toSorted(byLine) });
    }
  }
};

/** A personal link anywhere in a cell, and a code where one fits in: staff at the desk would read it. */
const holdsSecret = (cell: string): boolean =>
  findPrivateLink(cell) !== undefined ||
  (cell.length >= shortestSecret && findPersonalSecret(cell) !== undefined);

const shortestSecret = 39;
