import { SignJWT } from 'jose';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import { readIssuer } from './issuer.ts';

/** A JWT with the time by the store's key; null before there is an event. */
export const signTime = async (
  context: StoreContext,
  requestId: string,
): Promise<string | null> => {
  const event = await readEvent(context.database);
  const key = event === null ? undefined : await readIssuer(context, event);
  if (key === undefined) return null;
  return new SignJWT({ requestId, storeTime: context.clock() })
    .setProtectedHeader({ alg: 'Ed25519', kid: key.keyId, typ: 'lanyard-time+jwt' })
    .sign(key.privateKey);
};
