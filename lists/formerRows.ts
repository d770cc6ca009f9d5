import { foldListText } from '#shared/rules/listFold.ts';
import type { Identity } from '#lists/attendeeKeys.ts';

interface Row extends Identity {
  readonly rowKey: string;
}

/** What is read of a person who is on the list already. */
export interface KnownRow extends Row {
  readonly id: string;
}

export interface FormerRows {
  /** Whether anybody has to be noted: where every row is known by its key, nobody. */
  readonly areWanted: boolean;
  /** Everybody on the list, some at a time … */
  readonly note: (people: readonly KnownRow[]) => void;
  /** … and then the ids of people by the row keys of this list. */
  readonly find: () => ReadonlyMap<string, string>;
}

/**
 * Row keys of a list whose people came in under another key, and the people's ids. A key changes when what was one
 * person's alone is not any more: an order number that a second ticket shares, a column that this export leaves out.
 * The name must be the same, and the mail address, the order number or the company. Nobody is found twice.
 */
export const createFormerRows = (
  rows: readonly Row[],
  idByRowKey: ReadonlyMap<string, string>,
): FormerRows => {
  const missing = idByRowKey.size === 0 ? [] : rows.filter(({ rowKey }) => !idByRowKey.has(rowKey));
  const taken = new Set(
    missing.length === 0 ? [] : rows.map(({ rowKey }) => idByRowKey.get(rowKey)),
  );
  const names = new Set(missing.map(nameOf));
  const people = new Map<string, KnownRow[]>();
  return {
    areWanted: missing.length > 0,
    note: (some) => {
      for (const person of some) {
        const name = nameOf(person);
        if (person.rowKey === '' || taken.has(person.id) || !names.has(name)) continue;
        const namesakes = people.get(name);
        if (namesakes === undefined) people.set(name, [person]);
        else namesakes.push(person);
      }
    },
    find: () => {
      const former = new Map<string, string>();
      // The surest sign first, for the whole list, before a weaker one is looked at.
      for (const isSame of [hasSameEmail, hasSameOrder, hasSameCompany]) {
        for (const row of missing) {
          if (former.has(row.rowKey)) continue;
          const found = people
            .get(nameOf(row))
            ?.find((person) => !taken.has(person.id) && isSame(row, person));
          if (found === undefined) continue;
          former.set(row.rowKey, found.id);
          taken.add(found.id);
        }
      }
      return former;
    },
  };
};

type Sign = (row: Identity, person: Identity) => boolean;

const hasSameEmail: Sign = (row, person) =>
  row.email !== '' && row.email.toLowerCase() === person.email.toLowerCase();

const hasSameOrder: Sign = (row, person) =>
  row.orderNumber !== '' && row.orderNumber === person.orderNumber;

/** Only where neither number nor address tells the two apart. */
const hasSameCompany: Sign = (row, person) =>
  foldListText(row.company) === foldListText(person.company) &&
  (row.email === '' || person.email === '') &&
  (row.orderNumber === '' || person.orderNumber === '');

const nameOf = ({ firstName, lastName }: Identity): string =>
  foldListText(`${firstName} ${lastName}`);
