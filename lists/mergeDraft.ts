import type { Attendee, WrittenFields } from '#shared/model/attendee.ts';
import {
  type PersonWrites,
  type WrittenField,
  type WrittenValue,
  writtenFields,
} from '#shared/rules/person.ts';

const textFields = [
  'firstName',
  'lastName',
  'badgeName',
  'company',
  'email',
  'phone',
  'orderNumber',
  'category',
  'language',
  'note',
  'importedCode',
] as const;

type Changes = { [Field in WrittenField]?: WrittenFields[Field] };

/**
 * What a list says anew of a known person. An empty cell says nothing, a column that the list does not have (`fields`, all
 * where undefined) changes nothing, and neither does what the list said before: a correction that staff made since stays.
 * `changed` names the fields that become another value.
 */
export const mergeDraft = (
  { attendee, writes }: { readonly attendee: Attendee; readonly writes: PersonWrites },
  incoming: Attendee,
  fields: ReadonlySet<string> | undefined,
): { readonly changes: Changes; readonly changed: readonly WrittenField[] } => {
  const says = (field: string): boolean => fields === undefined || fields.has(field);
  const listed = (field: WrittenField): WrittenValue =>
    writes.fields[field]?.listed?.value ?? attendee[field];

  const changes: Changes = {};
  for (const field of textFields) {
    const text = incoming[field];
    if (text !== '' && text !== null && text !== listed(field)) changes[field] = text;
  }
  if (says('status') && incoming.status !== listed('status')) changes.status = incoming.status;
  if (says('sessions') && !sameMembers(incoming.sessions, listed('sessions'))) {
    changes.sessions = incoming.sessions;
  }
  const changed = writtenFields.filter(
    (field) => changes[field] !== undefined && !isSame(changes[field], attendee[field]),
  );
  return { changes, changed };
};

const isSame = (one: WrittenValue | undefined, other: WrittenValue): boolean =>
  Array.isArray(one) ? sameMembers(one, other) : one === other;

const sameMembers = (one: readonly string[], other: WrittenValue): boolean =>
  Array.isArray(other) &&
  one.length === other.length &&
  one.every((member) => other.includes(member));
