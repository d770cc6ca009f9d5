import type { StoreTransaction } from '../database/tables.ts';

/**
 * The name that was wished for, or the next of its kind where another station of the event bears it ("Desk 1" gives
 * "Desk 2"): a verdict that names a station must mean one. `self` is the station's id, where it was here before.
 */
export const freeName = async (
  trx: StoreTransaction,
  { event, wish, self }: { readonly event: string; readonly wish: string; readonly self?: string },
): Promise<string> => {
  const rows = await trx
    .selectFrom('stations')
    .select(['id', 'name'])
    .where('event', '=', event)
    .execute();
  const taken = new Set(rows.filter(({ id }) => id !== self).map(({ name }) => name));
  if (!taken.has(wish)) return wish;
  const [, kind = '', number = '1'] = /^(.*?)\s*(\d{1,6})?$/su.exec(wish) ?? [];
  for (let next = Number(number) + 1; ; next += 1) {
    const name = `${kind.slice(0, longestKind)} ${next}`.trimStart();
    if (!taken.has(name)) return name;
  }
};

/** Names have 100 characters at most. */
const longestKind = 90;
