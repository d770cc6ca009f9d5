import { foldListText } from '#shared/rules/listFold.ts';
import {
  ambiguousNameHeadings,
  attendeeHeadings,
  registrationHeadings,
  sessionHeadings,
} from '#shared/rules/listHeadings.ts';
import type { AttendeeListField } from '#shared/rules/listHeadings.ts';
import { proposeFields } from '#shared/rules/proposeFields.ts';
import type { ColumnMapping, ListKind } from './columnMapping.ts';
import { isEmail } from './emailAddress.ts';
import type { TableRow } from './table.ts';

/** What kind of list it is and what each column holds, by headings and a look at some rows; staff may correct it. */
export const proposeMapping = (
  headings: readonly string[],
  sampleRows: readonly TableRow[],
  kind: ListKind = guessKind(headings),
): ColumnMapping => {
  if (kind === 'sessions') return { kind, fields: proposeFields(headings, sessionHeadings) };
  if (kind === 'registrations')
    return { kind, fields: proposeFields(headings, registrationHeadings) };
  return { kind, fields: attendeeFields(headings, sampleRows) };
};

const guessKind = (headings: readonly string[]): ListKind => {
  const person = new Set(proposeFields(headings, attendeeHeadings));
  const session = new Set(proposeFields(headings, sessionHeadings));
  const registration = new Set(proposeFields(headings, registrationHeadings));
  const hasPerson = person.has('firstName') || person.has('lastName') || person.has('email');
  const planned = (['room', 'starts', 'date', 'seats', 'ends'] as const).filter((field) =>
    session.has(field),
  );
  if (!hasPerson && session.has('title') && planned.length > (person.has('fullName') ? 1 : 0))
    return 'sessions';
  const hasName = person.has('firstName') || person.has('lastName') || person.has('fullName');
  const names = registration.has('email') || registration.has('orderNumber');
  const isRegistration = registration.has('session') && (names || registration.has('externalId'));
  return isRegistration && !hasName ? 'registrations' : 'attendees';
};

const attendeeFields = (
  headings: readonly string[],
  sampleRows: readonly TableRow[],
): (AttendeeListField | null)[] => {
  const fields = proposeFields(headings, attendeeHeadings);
  const settled = settleNames(headings, fields);
  if (settled.includes('email')) return settled;
  const column = headings.findIndex(
    (_, index) => settled[index] === null && looksLikeEmail(sampleRows, index),
  );
  return settled.map((field, index) => (index === column ? 'email' : field));
};

/** "Name" beside "Vorname" is the last name, "Nombre" beside "Apellidos" the first. */
const settleNames = (
  headings: readonly string[],
  fields: readonly (AttendeeListField | null)[],
): (AttendeeListField | null)[] => {
  const hasFirst = fields.includes('firstName');
  const hasLast = fields.includes('lastName');
  if (!hasFirst && !hasLast) return [...fields];
  return fields.map((field, index) => {
    if (field !== 'fullName') return field;
    const isAmbiguous = ambiguousNameHeadings.has(foldListText(headings[index] ?? ''));
    // Beside both halves the whole name says nothing new.
    if (!isAmbiguous || (hasFirst && hasLast)) return null;
    return hasFirst ? 'lastName' : 'firstName';
  });
};

const looksLikeEmail = (rows: readonly TableRow[], column: number): boolean => {
  const cells = rows.map((row) => row.cells[column]?.trim() ?? '').filter((cell) => cell !== '');
  return cells.length > 0 && cells.filter(isEmail).length >= cells.length * 0.6;
};
