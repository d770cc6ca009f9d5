import { err, ok } from '#shared/model/result.ts';
import type { Result } from '#shared/model/result.ts';
import type { ColumnMapping } from './columnMapping.ts';
import { eachItem } from './eachItem.ts';
import type { Understood } from './eachItem.ts';
import { emailIn } from './emailAddress.ts';
import { createRowCells } from './rowCells.ts';
import type { RowCells } from './rowCells.ts';
import { createSessionSplitter } from './sessionSplitter.ts';
import type { Table, TableRow } from './table.ts';
import type { AttendeeOptions } from './understandAttendees.ts';

/** One person registered for one session; the list tells the person in one to three ways, '' where it does not. */
export interface RegistrationDraft {
  readonly line: number;
  readonly externalId: string;
  readonly orderNumber: string;
  readonly email: string;
  /** Title or key, as the list writes it. */
  readonly session: string;
}

/** Makes registrations of rows; a cell with several sessions makes several. */
export const understandRegistrations = async (
  table: Table,
  mapping: ColumnMapping,
  options: AttendeeOptions,
): Promise<
  Result<Understood<RegistrationDraft>, 'no_session_column' | 'no_attendee_column' | 'canceled'>
> => {
  const cells = createRowCells(table, mapping, options.isPrivateLink);
  if (!cells.has('session')) return err('no_session_column');
  if (!cells.has('email') && !cells.has('orderNumber') && !cells.has('externalId'))
    return err('no_attendee_column');
  const readDrafts = createRegistrationReader(cells, options);
  const drafts: RegistrationDraft[] = [];
  const isDone = await eachItem(table.rows, options, (row) => drafts.push(...readDrafts(row)));
  return isDone ? ok({ drafts, problems: cells.problems }) : err('canceled');
};

const createRegistrationReader = (cells: RowCells, options: AttendeeOptions) => {
  const externalId = cells.one('externalId');
  const orderNumber = cells.one('orderNumber');
  const email = cells.one('email');
  const session = cells.all('session');
  const split = createSessionSplitter(options.isKnownSession);
  return (row: TableRow): RegistrationDraft[] => {
    if (!cells.begin(row)) return [];
    const written = email(row);
    const address = emailIn(written) ?? '';
    if (address === '' && written !== '') cells.report('email_invalid', 'email');
    const person = { externalId: externalId(row), orderNumber: orderNumber(row), email: address };
    const sessions = split(session(row));
    const hasPerson = person.externalId + person.orderNumber + address !== '';
    const missing = sessions.length === 0 ? 'no_session' : undefined;
    if (!cells.end(hasPerson ? missing : 'no_attendee')) return [];
    return sessions.map((title) => ({ line: row.line, ...person, session: title }));
  };
};
