import { importJWK, jwtVerify } from 'jose';
import { z } from 'zod';
import { parseEnrolmentCode } from '#shared/codes/enrolmentCode.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { EnrolReply } from '#shared/protocol/protocol.ts';
import { firstAnswering, type StoreAddresses } from './findStore.ts';
import type { ExchangeDeps, ExchangeError } from './createExchange.ts';
import { createStoreClient } from './storeClient.ts';

export type EnrolError =
  | 'not_an_enrolment_code'
  | 'damaged'
  | 'code_refused'
  | 'store_unreachable'
  | 'not_a_store'
  /** Another device is where the hub should be. */
  | 'stranger';

export interface EnrolOptions extends ExchangeDeps {
  readonly code: string;
  readonly stationName: string;
  /** A hub enrols itself, with a code that was made for one. */
  readonly asHub?: boolean;
}

/**
 * Enrols this station with a one-time code. When the answer got lost, the same code may be tried again with the same
 * key. Of a hub's addresses the first that answers is taken. Nothing is stored here: the caller saves the reply.
 */
export const enrol = async (
  options: EnrolOptions,
): Promise<Result<StoreAddresses & { readonly reply: EnrolReply }, EnrolError>> => {
  const parsed = parseEnrolmentCode(options.code);
  if (!parsed.ok) return parsed;
  const { url, secret, hub } = parsed.value;
  if (!URL.canParse(url)) return err('damaged');
  const client = createStoreClient(options);
  const pin = hub && Buffer.from(hub.keyHash).toString('base64url');
  const urls = [url, ...(hub?.otherUrls ?? [])];
  const storeUrl = (urls.length > 1 && (await firstAnswering({ client }, urls, pin))) || url;
  const answer = await client.enrol(
    { storeUrl, pin },
    {
      secret: Buffer.from(secret).toString('base64url'),
      stationName: options.stationName,
      publicKey: options.key.publicKey,
      ...(options.asHub === undefined ? {} : { asHub: options.asHub }),
    },
  );
  if (!answer.ok) return err(meaningOf(answer.error.code));
  const reply = answer.value.value;
  const isCertified = await certifies(reply, options.key.publicKey.x);
  return isCertified
    ? ok({ reply, storeUrl, pin, otherUrls: hub && urls.filter((other) => other !== storeUrl) })
    : err('not_a_store');
};

const meaningOf = (code: ExchangeError): EnrolError => {
  if (code === 'code_refused' || code === 'stranger') return code;
  return code === 'portal' || code === 'refused' ? 'not_a_store' : 'store_unreachable';
};

/** The certificate must be this store's, for this station's key: else badge codes of this station would be worth nothing. */
const certifies = async (reply: EnrolReply, publicKeyX: string): Promise<boolean> => {
  for (const { publicKeyX: x } of reply.keys) {
    try {
      const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x }, 'Ed25519');
      const { payload } = await jwtVerify(reply.certificate, key, {
        typ: 'lanyard-station+jwt',
        subject: reply.station,
        // Whether it is in time is not for this clock, which may be wrong, to say.
        currentDate: new Date(0),
      });
      const claims = Certificate.safeParse(payload);
      if (claims.success && claims.data.cnf.jwk.x === publicKeyX) return true;
    } catch {
      continue; // not this key's
    }
  }
  return false;
};

const Certificate = z.object({ cnf: z.object({ jwk: z.object({ x: z.string() }) }) });
