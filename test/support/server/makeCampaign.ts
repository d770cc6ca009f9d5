import type { TokenStore } from '#server/createTokenStore.ts';
import { eventStart } from './setupTokenStore.ts';

/** A campaign that takes answers until an hour after the event begins; gives its id. */
export const makeCampaign = async (
  { campaigns }: Pick<TokenStore, 'campaigns'>,
  closesAt: number = eventStart + 3_600_000,
): Promise<string> => {
  const made = await campaigns.create(
    {
      name: 'Dinner',
      timeZone: 'Europe/Berlin',
      days: ['2027-05-10'],
      slots: [{ from: '19:00', until: '21:00' }],
      closesAt,
    },
    'staff:1',
  );
  if (!made.ok) throw new Error(made.error.code);
  return made.value.id;
};
