import type { Attendee, AttendeeStatus } from '#shared/model/attendee.ts';
import { isUnspacedScript, tokensOf } from '#shared/rules/foldText.ts';
import type { StoreDatabase } from '../database/tables.ts';
import { readAttendees } from '../log/people.ts';
import { fillPeopleIndex } from './fillPeopleIndex.ts';

export interface PeopleQuery {
  /** Beginnings of words of name, company, mail address or order number, in any order; empty finds everybody. */
  readonly text: string;
  readonly status?: AttendeeStatus;
  readonly category?: string;
  /** How many to pass over, and how many to give. */
  readonly offset: number;
  readonly limit: number;
}

export interface FoundPeople {
  /** By last name, then first name. */
  readonly people: readonly Attendee[];
  readonly total: number;
}

/** Whoever has all that is asked for. Texts are folded as the stations fold them: accents and case do not matter. */
export const findPeople = async (
  database: StoreDatabase,
  event: string,
  { text, status, category, offset, limit }: PeopleQuery,
): Promise<FoundPeople> => {
  await fillPeopleIndex(database, event);
  let query = database.selectFrom('attendee_index').where('event', '=', event);
  for (const token of tokensOf(text.slice(0, mostText)).slice(0, mostWords)) {
    // Letters and digits alone are left of a text, so nothing in it means anything to LIKE.
    query = query.where('words', 'like', isUnspacedScript(token) ? `%${token}%` : `% ${token}%`);
  }
  if (status !== undefined) query = query.where('status', '=', status);
  if (category !== undefined) query = query.where('category', '=', category);
  const { total } = await query
    .select((fields) => fields.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .select('id')
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  const ids = rows.map(({ id }) => id);
  const people =
    ids.length === 0 ? new Map<string, Attendee>() : await readAttendees(database, event, ids);
  return {
    people: ids.flatMap((id) => people.get(id) ?? []),
    total: Number(total),
  };
};

const mostText = 200;
const mostWords = 8;

/** The categories that people have, with their numbers, the largest first. */
export const listCategories = async (
  database: StoreDatabase,
  event: string,
): Promise<readonly { readonly category: string; readonly people: number }[]> => {
  await fillPeopleIndex(database, event);
  const rows = await database
    .selectFrom('attendee_index')
    .select('category')
    .select((fields) => fields.fn.countAll().as('people'))
    .where('event', '=', event)
    .groupBy('category')
    .orderBy('people', 'desc')
    .orderBy('category')
    .limit(mostCategories)
    .execute();
  return rows.map(({ category, people }) => ({ category, people: Number(people) }));
};

const mostCategories = 100;
