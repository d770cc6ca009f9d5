import type { Attendee } from '../model/attendee.ts';
import { foldText } from './foldText.ts';
import { foldListText } from './listFold.ts';

type Known = Pick<Attendee, 'id' | 'source' | 'firstName' | 'lastName' | 'company' | 'email'>;
export type Likeness = 'email' | 'name';

/**
 * Why two records may be one person: the same mail address, or the same name and company, however they are written. Only
 * where at least one of them walked in: that a list names somebody twice is the list's own affair. Empty where not.
 */
export const likenessOf = (one: Known, other: Known): readonly Likeness[] => {
  if (one.id === other.id || (one.source !== 'walk_in' && other.source !== 'walk_in')) return [];
  const [firsts, seconds] = [likenessKeys(one), likenessKeys(other)];
  return (['email', 'name'] as const).filter((kind) => {
    const key = firsts[kind];
    return key !== null && key === seconds[kind];
  });
};

/** What two records of one person have in common; null where there is nothing to compare. */
export const likenessKeys = (
  person: Omit<Known, 'id' | 'source'>,
): Record<Likeness, string | null> => {
  const email = foldText(person.email.trim());
  const name = foldListText(`${person.firstName} ${person.lastName}`)
    .split(' ')
    .toSorted((first, second) => (first < second ? -1 : 1))
    .join(' ');
  return {
    email: email === '' ? null : `mail:${email}`,
    name: name === '' ? null : `name:${name}|${foldListText(person.company)}`,
  };
};

/** The two ids of a pair in one order, whoever names them. */
export const pairOf = (one: string, other: string): readonly [string, string] =>
  one < other ? [one, other] : [other, one];
