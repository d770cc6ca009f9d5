import { foldListText } from '#shared/rules/listFold.ts';

/** What of a person decides who it is when a list comes again. */
export interface Identity {
  readonly orderNumber: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
}

export interface AttendeeKeys {
  /** First every row of the list … */
  readonly count: (person: Identity, externalId: string) => void;
  /** … then, in the same order, the key of each. */
  readonly keyOf: (person: Identity, externalId: string) => string;
}

export const externalIdKey = (id: string): string => `id:${id}`;
export const orderKey = (orderNumber: string): string => `order:${orderNumber}`;
export const emailKey = (email: string): string => `mail:${email.toLowerCase()}`;

/**
 * Keys that are the same whenever the same list is imported: the first of external id, order number and e-mail that
 * only this row has; else name and company, with a number for namesakes in order of appearance.
 */
export const createAttendeeKeys = (): AttendeeKeys => {
  const ids = new Map<string, boolean>();
  const orders = new Map<string, boolean>();
  const emails = new Map<string, boolean>();
  const namesakes = new Map<string, number>();
  return {
    count: (person, externalId) => {
      note(ids, externalId);
      if (person.orderNumber !== externalId) note(orders, person.orderNumber);
      note(emails, person.email.toLowerCase());
    },
    keyOf: (person, externalId) => {
      if (ids.get(externalId) === true) return externalIdKey(externalId);
      if (orders.get(person.orderNumber) === true) return orderKey(person.orderNumber);
      if (emails.get(person.email.toLowerCase()) === true) return emailKey(person.email);
      const name = part(`${person.firstName} ${person.lastName}`);
      const key = `name:${name}|${part(person.company)}`;
      const occurrence = (namesakes.get(key) ?? 0) + 1;
      namesakes.set(key, occurrence);
      return occurrence === 1 ? key : `${key}|${occurrence}`;
    },
  };
};

/** Longer texts are no identifiers. */
const mostIdCharacters = 200;

/** True while only one row has the value. */
const note = (unique: Map<string, boolean>, value: string): void => {
  if (value === '' || value.length > mostIdCharacters) return;
  const before = unique.get(value);
  if (before !== false) unique.set(value, before === undefined);
};

const part = (text: string): string => foldListText(text).slice(0, mostIdCharacters);
