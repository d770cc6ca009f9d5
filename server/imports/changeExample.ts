import { displayName, type Attendee, type WrittenFields } from '#shared/model/attendee.ts';
import { writtenFields } from '#shared/rules/person.ts';
import type { Example } from './listWork.ts';

type Changes = { readonly [Field in keyof WrittenFields]?: WrittenFields[Field] | undefined };

/** What a list changes of a person, as staff see it: sessions by their titles, nothing of another system's code. */
export const changeExample = (
  attendee: Attendee,
  changes: Changes,
  titles: ReadonlyMap<string, string>,
): Example => ({
  name: displayName(attendee),
  isNew: false,
  fields: writtenFields.flatMap((field) => {
    const after = changes[field];
    if (after === undefined) return [];
    const [told, before] = [shown(after, titles), shown(attendee[field], titles)];
    const isSecret = field === 'importedCode';
    return told === before
      ? []
      : [{ field, before: isSecret ? '' : before, after: isSecret ? '••••' : told }];
  }),
});

const shown = (
  value: WrittenFields[keyof WrittenFields],
  titles: ReadonlyMap<string, string>,
): string =>
  Array.isArray(value) ? value.map((id) => titles.get(id) ?? id).join('; ') : (value ?? '');
