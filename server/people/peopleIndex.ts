import type { Attendee } from '#shared/model/attendee.ts';
import { tokensOf } from '#shared/rules/foldText.ts';
import type { StoreTransaction } from '../database/tables.ts';
import type { PeopleIndexRow } from './peopleTables.ts';

const indexRow = (event: string, attendee: Attendee): PeopleIndexRow => {
  const { id, firstName, lastName, badgeName, company, email, orderNumber } = attendee;
  const names = [...tokensOf(lastName), ...tokensOf(firstName)];
  const more = tokensOf([badgeName, company, email, orderNumber].join(' '));
  return {
    event,
    name: names.join(' ').slice(0, mostName).toWellFormed(),
    id,
    words: ` ${[...new Set([...names, ...more])].join(' ')}`.slice(0, mostWords).toWellFormed(),
    category: attendee.category.trim().slice(0, mostName).toWellFormed().replaceAll('\0', ''),
    status: attendee.status,
  };
};

/** PostgreSQL's indexes take rows of 2,700 bytes at most; nobody searches beyond this. */
const mostName = 200;
const mostWords = 1000;

/** Keeps the index beside people who are new or were changed; `before` is what they were. */
export const indexPeople = async (
  trx: StoreTransaction,
  event: string,
  people: readonly { readonly attendee: Attendee; readonly before: Attendee | undefined }[],
): Promise<void> => {
  const rows = people.flatMap(({ attendee, before }) => {
    if (before !== undefined && isFoundAlike(attendee, before)) return [];
    return [indexRow(event, attendee)];
  });
  for (let start = 0; start < rows.length; start += rowsPerInsert) {
    await trx
      .insertInto('attendee_index')
      .values(rows.slice(start, start + rowsPerInsert))
      .onConflict((conflict) =>
        conflict.columns(['event', 'id']).doUpdateSet((fields) => ({
          name: fields.ref('excluded.name'),
          words: fields.ref('excluded.words'),
          category: fields.ref('excluded.category'),
          status: fields.ref('excluded.status'),
        })),
      )
      .execute();
  }
};

const rowsPerInsert = 200;

/** Most of what happens to people at an event changes nothing of this. */
const isFoundAlike = (one: Attendee, other: Attendee): boolean =>
  searched.every((field) => one[field] === other[field]);

const searched = [
  'firstName',
  'lastName',
  'badgeName',
  'company',
  'email',
  'orderNumber',
  'category',
  'status',
] as const;
