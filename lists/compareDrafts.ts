import type { Attendee } from '#shared/model/attendee.ts';
import type { FactBody } from '#shared/model/fact.ts';
import {
  type Person,
  type PersonWrites,
  type WrittenField,
  writtenFields,
} from '#shared/rules/person.ts';
import type { Stamp } from '#shared/rules/stamp.ts';
import { mergeDraft } from './mergeDraft.ts';

type Changed = NonNullable<FactBody<'attendeesImported'>['changed']>[number];

/** What a list says anew of a person, and which writes that replaces. */
export interface ListChange extends Changed {
  readonly replaced: readonly Stamp[];
}

/** Compares rows of a list with who is known, and counts. */
export const createDraftComparison = (
  /** Fields that the list has a column for; all where undefined. */
  fields: ReadonlySet<string> | undefined,
) => {
  const count = { added: 0, changed: 0, unchanged: 0 };
  const changedFields: Record<string, number> = {};
  return {
    count,
    changedFields,
    countAdded: (people: number): void => {
      count.added += people;
    },
    /** What the list says anew of a person; null where that is nothing. */
    compare: (
      incoming: Attendee,
      { attendee, writes }: Person & { readonly attendee: Attendee },
    ): ListChange | null => {
      const { changes, changed } = mergeDraft({ attendee, writes }, incoming, fields);
      for (const field of changed) changedFields[field] = (changedFields[field] ?? 0) + 1;
      count[changed.length === 0 ? 'unchanged' : 'changed'] += 1;
      const said = writtenFields.filter((field) => changes[field] !== undefined);
      return said.length === 0
        ? null
        : { id: attendee.id, changes, replaced: stampsOf(writes, said) };
    },
  };
};

/** The writes of these fields so far. */
export const stampsOf = (
  { fields }: Pick<PersonWrites, 'fields'>,
  changed: readonly WrittenField[],
): readonly Stamp[] => changed.flatMap((field) => (fields[field] ? [fields[field].stamp] : []));
