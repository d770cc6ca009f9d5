import { importJWK, jwtVerify } from 'jose';
import { z } from 'zod';
import { parseEnrolmentCode } from '#shared/codes/enrolmentCode.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { EnrolReply } from '#shared/protocol/protocol.ts';
import type { ExchangeDeps } from './createExchange.ts';
import { createStoreClient } from './storeClient.ts';

export type EnrolError =
  'not_an_enrolment_code' | 'damaged' | 'code_refused' | 'store_unreachable' | 'not_a_store';

export interface EnrolOptions extends ExchangeDeps {
  readonly code: string;
  readonly stationName: string;
}

/**
 * Enrols this station with a one-time code. When the answer got lost, the same code may be tried again with the same
 * key. Nothing is stored here: the caller saves the reply.
 */
export const enrol = async (
  options: EnrolOptions,
): Promise<Result<{ readonly reply: EnrolReply; readonly storeUrl: string }, EnrolError>> => {
  const parsed = parseEnrolmentCode(options.code);
  if (!parsed.ok) return parsed;
  const { url: storeUrl, secret } = parsed.value;
  if (!URL.canParse(storeUrl)) return err('damaged');
  const answer = await createStoreClient(options).enrol(storeUrl, {
    secret: Buffer.from(secret).toString('base64url'),
    stationName: options.stationName,
    publicKey: options.key.publicKey,
  });
  if (!answer.ok) {
    const { code } = answer.error;
    if (code === 'code_refused') return err('code_refused');
    return err(code === 'portal' || code === 'refused' ? 'not_a_store' : 'store_unreachable');
  }
  const reply = answer.value.value;
  const isCertified = await certifies(reply, options.key.publicKey.x);
  return isCertified ? ok({ reply, storeUrl }) : err('not_a_store');
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
