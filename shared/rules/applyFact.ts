import type { z } from 'zod';
import type { Attendee, WrittenFields } from '../model/attendee.ts';
import { type Fact, type FactBody, type FactKind, factBodies } from '../model/fact.ts';
import { type FieldWrite, noWrites, type Person, type WrittenField } from './person.ts';
import type { Stamp } from './stamp.ts';

/** What one fact says of one person: joinPerson() lays it to what is known of them. */
export interface Said extends Person {
  readonly id: string;
}

/** What a fact says of people: nothing, for facts of other kinds or with a body that this version cannot read. */
export const saidOf = (fact: Fact, stamp: Stamp): readonly Said[] => {
  const imported = readBody(fact, 'attendeesImported');
  if (imported) {
    const changed = imported.changed ?? [];
    return [
      ...imported.attendees.map(saidOfAttendee),
      ...changed.map(({ id, changes }) => saidOfChanges({ id, changes, stamp, byList: true })),
    ];
  }
  const added = readBody(fact, 'attendeeAdded');
  if (added) return [saidOfAttendee(added.attendee)];
  if (fact.attendee === null) return [];
  const id = fact.attendee;
  const changed = readBody(fact, 'attendeeChanged');
  if (changed) return [saidOfChanges({ id, changes: changed.changes, stamp, byList: false })];
  const printed = readBody(fact, 'badgePrinted');
  if (printed) return [saidOfGenerations(id, { badgeGeneration: printed.generation })];
  const replaced = readBody(fact, 'codeReplaced');
  return replaced ? [saidOfGenerations(id, replaced)] : [];
};

export const saidOfAttendee = (attendee: Attendee): Said => ({
  id: attendee.id,
  attendee,
  writes: noWrites,
});

/** A list's own words are kept beside what staff wrote later, so that the same list again undoes nobody's correction. */
export const saidOfChanges = ({
  id,
  changes,
  stamp,
  byList,
}: {
  readonly id: string;
  readonly changes: { readonly [Field in WrittenField]?: WrittenFields[Field] | undefined };
  readonly stamp: Stamp;
  readonly byList: boolean;
}): Said => {
  const fields: { [Field in WrittenField]?: FieldWrite } = {};
  for (const [field, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    const write = byList ? { value, stamp, listed: { value, stamp } } : { value, stamp };
    fields[field as WrittenField] = write; // entries() forgets the names
  }
  return { id, attendee: null, writes: { ...noWrites, fields } };
};

const saidOfGenerations = (
  id: string,
  {
    entryGeneration = 0,
    badgeGeneration = 0,
  }: {
    readonly entryGeneration?: number | undefined;
    readonly badgeGeneration?: number | undefined;
  },
): Said => ({ id, attendee: null, writes: { fields: {}, entryGeneration, badgeGeneration } });

/** The body of a fact of this kind; undefined for another kind or a body that does not fit it. */
export const readBody = <Kind extends FactKind>(
  fact: Pick<Fact, 'kind' | 'body'>,
  kind: Kind,
): FactBody<Kind> | undefined => {
  if (fact.kind !== kind) return undefined;
  // TypeScript does not follow the index from the map of schemas to the one body type.
  const schema = factBodies[kind] as unknown as z.ZodType<FactBody<Kind>>;
  const parsed = schema.safeParse(fact.body);
  return parsed.success ? parsed.data : undefined;
};
