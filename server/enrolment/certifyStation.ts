import { SignJWT } from 'jose';
import type { Event } from '#shared/model/event.ts';
import { readIssuer, type Issuer } from '../codes/issuer.ts';
import type { StationRow } from '../database/tables.ts';
import type { StoreContext } from '../storeContext.ts';

/** The store's signature over station, incarnation, key and event: a compact JWS (RFC 7515). */
export const certifyStation = (key: Issuer, event: Event, station: StationRow): Promise<string> =>
  new SignJWT({
    event: event.id,
    incarnation: station.incarnation,
    keyId: station.key_id,
    media: ['badge'],
    cnf: { jwk: { kty: 'OKP', crv: 'Ed25519', x: station.public_key } },
  })
    .setProtectedHeader({ alg: 'Ed25519', kid: key.keyId, typ: 'lanyard-station+jwt' })
    .setSubject(station.id)
    .setExpirationTime(Math.ceil(event.endsAt / 1000))
    .sign(key.privateKey);

/** The key of an event that has stations; without its file nobody could be told from a stranger. */
export const requireStoreKey = async (context: StoreContext, event: Event): Promise<Issuer> => {
  const key = await readIssuer(context, event);
  if (key === undefined) throw new Error('the file with the key of the token store is missing');
  return key;
};
