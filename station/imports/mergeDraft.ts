import type { Attendee } from '#shared/model/attendee.ts';

const textFields = [
  'firstName',
  'lastName',
  'badgeName',
  'company',
  'email',
  'phone',
  'orderNumber',
  'category',
  'note',
] as const;

/**
 * A known person with what a list says now. An empty cell says nothing, and a column that the list does not have
 * (`fields`, all where undefined) changes nothing.
 */
export const mergeDraft = (
  known: Attendee,
  incoming: Attendee,
  fields: ReadonlySet<string> | undefined,
): { readonly attendee: Attendee; readonly changed: readonly string[] } => {
  const says = (field: string): boolean => fields === undefined || fields.has(field);
  const attendee: Attendee = {
    ...known,
    ...saidTexts(incoming),
    status: says('status') ? incoming.status : known.status,
    sessions:
      says('sessions') && !sameMembers(incoming.sessions, known.sessions)
        ? incoming.sessions
        : known.sessions,
    importedCode: incoming.importedCode ?? known.importedCode,
  };
  const changed = Object.keys(known).filter(
    (field) => Reflect.get(known, field) !== Reflect.get(attendee, field),
  );
  return { attendee, changed };
};

const saidTexts = (incoming: Attendee): Partial<Pick<Attendee, (typeof textFields)[number]>> =>
  Object.fromEntries(
    textFields.flatMap((field) => (incoming[field] === '' ? [] : [[field, incoming[field]]])),
  );

const sameMembers = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((member) => other.includes(member));
