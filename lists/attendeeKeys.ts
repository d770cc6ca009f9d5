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
  /** First every row of the list, also one that does not go in: whoever corrects it must not change the key of another … */
  readonly count: (row: { readonly orderNumber: string; readonly externalId: string }) => void;
  /** … then, only if this says so, the address of every row … */
  readonly needsEmails: () => boolean;
  readonly countEmail: (email: string) => void;
  /** … then, in the same order, the key of each that goes in. */
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
  const ids = createUniques();
  const orders = createUniques();
  const emails = createUniques();
  const namesakes = new Map<string, number>();
  let hasNumberless = false;
  return {
    count: ({ orderNumber, externalId }) => {
      ids.add(externalId);
      // Where the list has no order number, the person's is the external id.
      if (orderNumber !== externalId) orders.add(orderNumber);
      if (orderNumber === '' && externalId === '') hasNumberless = true;
    },
    // Most lists have numbers of their own; hashing 200,000 addresses for nothing takes a tenth of a second.
    needsEmails: () => hasNumberless || ids.hasRepeated() || orders.hasRepeated(),
    countEmail: (email) => emails.add(email.toLowerCase()),
    keyOf: (person, externalId) => {
      if (ids.isUnique(externalId)) return externalIdKey(externalId);
      if (person.orderNumber !== externalId && orders.isUnique(person.orderNumber))
        return orderKey(person.orderNumber);
      if (emails.isUnique(person.email.toLowerCase())) return emailKey(person.email);
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

const createUniques = () => {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  return {
    add: (value: string): void => {
      if (value === '') return;
      const before = seen.size;
      seen.add(value);
      if (seen.size === before || value.length > mostIdCharacters) repeated.add(value);
    },
    hasRepeated: (): boolean => repeated.size > 0,
    /** Of a value that was added. */
    isUnique: (value: string): boolean => value !== '' && !repeated.has(value),
  };
};

const part = (text: string): string => foldListText(text).slice(0, mostIdCharacters);
