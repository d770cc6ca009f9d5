import {
  attendeeListFields,
  registrationListFields,
  sessionListFields,
} from '#shared/rules/listHeadings.ts';
import type { ListField } from '#shared/rules/listHeadings.ts';

export type ListKind = 'attendees' | 'sessions' | 'registrations';

/** What each column holds, in the order of the headings; null columns are left out. */
export interface ColumnMapping {
  readonly kind: ListKind;
  readonly fields: readonly (ListField | null)[];
}

/** The fields that a column of such a list can have: the choices on screen. */
export const fieldsOfKind = (kind: ListKind): readonly ListField[] => {
  if (kind === 'attendees') return attendeeListFields;
  return kind === 'sessions' ? sessionListFields : registrationListFields;
};

/** A mapping that came from a screen; names that are no field of this kind of list count as "leave out". */
export const columnMapping = (kind: ListKind, names: readonly (string | null)[]): ColumnMapping => {
  const known = fieldsOfKind(kind);
  return { kind, fields: names.map((name) => known.find((field) => field === name) ?? null) };
};

/** The columns of each field; several columns may have the same one. */
export const columnsByField = (
  mapping: ColumnMapping,
): ReadonlyMap<ListField, readonly number[]> => {
  const columns = new Map<ListField, number[]>();
  for (const [index, field] of mapping.fields.entries()) {
    if (field === null) continue;
    const before = columns.get(field);
    if (before === undefined) columns.set(field, [index]);
    else before.push(index);
  }
  return columns;
};
