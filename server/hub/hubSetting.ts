import { z } from 'zod';
import { readSetting, writeSetting } from '../database/settings.ts';
import type { StoreDatabase } from '../database/tables.ts';

/** How this store faces the local network; kept in the database so that every process makes the same codes. */
export const HubSetting = z.object({
  isOn: z.boolean(),
  /** Kept, so that stations that joined find it again; null before it was ever on. */
  port: z.int().nullable(),
  /** The one connection it listens on; null: all. */
  interfaceName: z.string().nullable(),
  /** SHA-256 (base64url) of its certificate's public key; null before it was ever on. */
  pin: z.string().nullable(),
  /** Where it is served just now; empty where it is not. */
  urls: z.array(z.string()),
});
export type HubSetting = z.infer<typeof HubSetting>;

const noHub: HubSetting = { isOn: false, port: null, interfaceName: null, pin: null, urls: [] };

export const readHubSetting = async (database: StoreDatabase): Promise<HubSetting> => {
  const text = await readSetting(database, 'hub');
  return text === undefined ? noHub : HubSetting.parse(JSON.parse(text));
};

export const writeHubSetting = (database: StoreDatabase, setting: HubSetting): Promise<void> =>
  writeSetting(database, 'hub', JSON.stringify(setting));
