import { hkdfSync } from 'node:crypto';
import type { StoreContext } from '../storeContext.ts';
import { readEvent } from '../readEvent.ts';

/**
 * 32 bytes for one purpose, made of the store's private key (HKDF, RFC 5869): the same in all processes, and not in the
 * database. Undefined before there is an event, and where the key is gone.
 */
export const deriveKey = async (
  { database, keys }: Pick<StoreContext, 'database' | 'keys'>,
  purpose: 'device code' | 'mail address' | 'staff code' | 'staff browser',
): Promise<Buffer | undefined> => {
  const event = await readEvent(database);
  if (event === null) return undefined;
  const key = await keys.read(event.rehearsal ? 'rehearsal-key' : 'key');
  if (key === undefined) return undefined;
  const bytes = hkdfSync('sha256', Buffer.from(key.d, 'base64url'), '', `lanyard ${purpose}`, 32);
  return Buffer.from(bytes);
};
