import { z } from 'zod';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';

/** What a card may say beside the name, without which it is none. */
export const cardFields = ['company', 'email', 'phone'] as const;
export const CardFields = z.array(z.enum(cardFields));
export type CardField = (typeof cardFields)[number];

/** `ask`: each time; `give`: at once; `off`: nothing, and no questions. */
export const CardSettings = z.object({
  mode: z.enum(['ask', 'give', 'off']),
  fields: CardFields,
});
export type CardSettings = z.infer<typeof CardSettings>;

/** Who never chose gives nothing without being asked. */
const unlessChosen: CardSettings = { mode: 'ask', fields: ['company'] };

export const readCardSettings = async (
  database: StoreDatabase | StoreTransaction,
  event: string,
  attendee: string,
): Promise<CardSettings> => {
  const row = await database
    .selectFrom('card_settings')
    .select(['mode', 'fields'])
    .where('event', '=', event)
    .where('attendee', '=', attendee)
    .executeTakeFirst();
  if (row === undefined) return unlessChosen;
  const fields: unknown = JSON.parse(row.fields);
  return CardSettings.parse({ mode: row.mode, fields });
};

export const writeCardSettings = async (
  trx: StoreTransaction,
  { event, attendee, now }: { readonly event: string; readonly attendee: string; now: number },
  { mode, fields }: CardSettings,
): Promise<void> => {
  const chosen = { mode, fields: JSON.stringify([...new Set(fields)]), changed_at: now };
  await trx
    .insertInto('card_settings')
    .values({ event, attendee, ...chosen })
    .onConflict((conflict) => conflict.columns(['event', 'attendee']).doUpdateSet(chosen))
    .execute();
};
