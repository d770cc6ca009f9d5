import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { RandomBytes } from '#shared/model/ports.ts';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Made of the cookie of a session, of which the database has the hash only. */
const keyOf = (cookie: string, id: string): Buffer =>
  Buffer.from(hkdfSync('sha256', cookie, id, 'lanyard list upload', 32));

/**
 * A file as it waits in the database: AES-256-GCM, base64. Lists may hold personal links, and neither those nor a whole list may
 * stand in a copy of the database because somebody thought twice about an import.
 */
export const sealUpload = (
  bytes: Uint8Array,
  { cookie, id, random }: { readonly cookie: string; readonly id: string; random: RandomBytes },
): string => {
  const nonce = random(nonceBytes);
  const sealing = createCipheriv(cipher, keyOf(cookie, id), nonce);
  const body = [sealing.update(bytes), sealing.final()];
  return Buffer.concat([nonce, ...body, sealing.getAuthTag()]).toString('base64');
};

/** Undefined with another cookie, or where it was changed. */
export const openUpload = (
  sealed: string,
  { cookie, id }: { readonly cookie: string; readonly id: string },
): Buffer | undefined => {
  const whole = Buffer.from(sealed, 'base64');
  if (whole.length < nonceBytes + tagBytes) return undefined;
  const opening = createDecipheriv(cipher, keyOf(cookie, id), whole.subarray(0, nonceBytes));
  opening.setAuthTag(whole.subarray(whole.length - tagBytes));
  try {
    const body = whole.subarray(nonceBytes, whole.length - tagBytes);
    return Buffer.concat([opening.update(body), opening.final()]);
  } catch {
    return undefined; // GCM throws where the key or the tag does not fit
  }
};
