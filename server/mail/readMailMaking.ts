import { err, ok, type Result } from '#shared/model/result.ts';
import { deriveKey } from '../codes/deriveKey.ts';
import { readStoreKey } from '../codes/storeKey.ts';
import { readSetting } from '../database/settings.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import { readMailSettings } from './mailSettings.ts';
import type { MailMaking } from './prepareMail.ts';

/** Mails cannot be made before there is an event, its key, and an address for links to lead to. */
export const readMailMaking = async (
  context: Pick<StoreContext, 'database' | 'keys'>,
): Promise<Result<MailMaking, 'no_event' | 'no_key' | 'no_address'>> => {
  const { database } = context;
  const event = await readEvent(database);
  if (event === null) return err('no_event');
  const publicUrl = await readSetting(database, 'address');
  if (publicUrl === undefined) return err('no_address');
  const key = await readStoreKey(context, event.rehearsal);
  const deviceKey = await deriveKey(context, 'device code');
  const addressKey = await deriveKey(context, 'mail address');
  if (key === undefined || deviceKey === undefined || addressKey === undefined) {
    return err('no_key');
  }
  const settings = await readMailSettings(database);
  return ok({ event, publicUrl, ...settings, key, deviceKey, addressKey });
};
