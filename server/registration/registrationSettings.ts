import { z } from 'zod';
import type { Event } from '#shared/model/event.ts';
import { readSetting, writeSetting } from '../database/settings.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';

export const RegistrationSettings = z.object({
  /** Until when people change their registration, ms since 1970; null: until the event begins. */
  deadline: z.int().nullable(),
  /** What becomes of somebody who registers at the public page. */
  public: z.enum(['closed', 'pending', 'confirmed']),
});
export type RegistrationSettings = z.infer<typeof RegistrationSettings>;

const unlessTold: RegistrationSettings = { deadline: null, public: 'pending' };

export const readRegistrationSettings = async (
  database: StoreDatabase | StoreTransaction,
): Promise<RegistrationSettings> => {
  const text = await readSetting(database, 'registration');
  return text === undefined ? unlessTold : RegistrationSettings.parse(JSON.parse(text));
};

export const writeRegistrationSettings = (
  database: StoreDatabase | StoreTransaction,
  settings: RegistrationSettings,
): Promise<void> => writeSetting(database, 'registration', JSON.stringify(settings));

/** When registration closes, ms since 1970. */
export const closingTime = ({ deadline }: RegistrationSettings, { startsAt }: Event): number =>
  deadline ?? startsAt;
