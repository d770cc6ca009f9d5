import { hkdfSync } from 'node:crypto';
import { Secret as TotpSecret, TOTP } from 'otpauth';
import { encodeBase32 } from '#shared/codes/base32.ts';
import type { RandomBytes } from '#shared/model/ports.ts';
import { secretOf, type Secret } from '#shared/model/secret.ts';
import { sha256 } from '../log/hashFact.ts';

const stepMs = 30_000;

export interface TotpOwner {
  readonly key: Buffer;
  /** Made anew at each set-up, so that an authenticator of before counts no more. */
  readonly salt: string;
}

/** The secret is in no table: whoever has a copy of the database has nobody's second factor. */
const totpOf = ({ key, salt }: TotpOwner, labels: { issuer?: string; label?: string } = {}): TOTP =>
  new TOTP({
    ...labels,
    algorithm: 'SHA1',
    digits: 6,
    period: stepMs / 1000,
    secret: new TotpSecret({ buffer: hkdfSync('sha256', key, salt, 'lanyard staff code', 20) }),
  });

/** What an authenticator app takes: the `otpauth:` address of its QR code, and the same to type. */
export const totpToSetUp = (
  owner: TotpOwner,
  { issuer, label }: { readonly issuer: string; readonly label: string },
): { readonly address: Secret; readonly typed: Secret } => {
  const totp = totpOf(owner, { issuer, label });
  const groups = totp.secret.base32.match(/.{1,4}/g) ?? [];
  return { address: secretOf(totp.toString()), typed: secretOf(groups.join(' ')) };
};

/** The step of the clock that a code belongs to, one before and after now too (RFC 6238 section 5.2); undefined: a wrong code. */
export const stepOfCode = (owner: TotpOwner, code: string, now: number): number | undefined => {
  const delta = totpOf(owner).validate({
    token: code.replaceAll(/\s/g, ''),
    timestamp: now,
    window: 1,
  });
  return delta === null ? undefined : Math.floor(now / stepMs) + delta;
};

/** Ten codes of 80 bits each. */
export const newRecoveryCodes = (random: RandomBytes): readonly Secret[] =>
  Array.from({ length: 10 }, () => {
    const text = encodeBase32(random(10)).toLowerCase();
    return secretOf((text.match(/.{4}/g) ?? []).join('-'));
  });

export const hashRecoveryCode = (code: string): string =>
  sha256(`lanyard recovery ${code.toLowerCase().replaceAll(/[^a-z2-7]/g, '')}`);
