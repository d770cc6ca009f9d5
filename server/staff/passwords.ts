import { argon2, timingSafeEqual } from 'node:crypto';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { RandomBytes } from '#shared/model/ports.ts';

/** Passwords by Argon2id (RFC 9106). Each computation takes 19 MiB, so few run at once and few wait: the others are sent away. */
export interface Passwords {
  /** As a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
  readonly hash: (password: string) => Promise<Result<string, 'busy'>>;
  /** Takes as long for an account that is not there (null) as for a wrong password. */
  readonly verify: (password: string, kept: string | null) => Promise<Result<boolean, 'busy'>>;
}

/** OWASP, Password Storage Cheat Sheet: m in KiB, t passes, p lanes. */
const cost = { m: 19_456, t: 2, p: 1 };
const atOnce = 2;
const mostWaiting = 16;

export const createPasswords = (random: RandomBytes): Passwords => {
  let running = 0;
  const waiting: (() => void)[] = [];

  const inTurn = async (work: () => Promise<Buffer>): Promise<Result<Buffer, 'busy'>> => {
    if (running < atOnce) running += 1;
    else if (waiting.length >= mostWaiting) return err('busy');
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return ok(await work());
    } finally {
      // Whoever waits takes the place over, so that nobody slips in between.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };

  const compute = (password: string, salt: Uint8Array, { m, t, p }: typeof cost) =>
    inTurn(
      () =>
        new Promise<Buffer>((resolve, reject) => {
          argon2(
            'argon2id',
            // The same letters typed on another machine may be other code points (RFC 8265 section 4).
            {
              message: password.normalize('NFC'),
              nonce: salt,
              parallelism: p,
              tagLength: 32,
              memory: m,
              passes: t,
            },
            (error, key) => (error === null ? resolve(key) : reject(error)),
          );
        }),
    );

  return {
    hash: async (password) => {
      const salt = random(16);
      const key = await compute(password, salt, cost);
      if (!key.ok) return key;
      return ok(
        `$argon2id$v=19$m=${cost.m},t=${cost.t},p=${cost.p}$${base64(salt)}$${base64(key.value)}`,
      );
    },
    verify: async (password, kept) => {
      const parts = readPhc(kept ?? nobody);
      const key = await compute(password, parts.salt, parts.cost);
      if (!key.ok) return key;
      return ok(
        kept !== null &&
          key.value.length === parts.key.length &&
          timingSafeEqual(key.value, parts.key),
      );
    },
  };
};

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString('base64').replace(/=+$/, '');

/** What the password of an account that is not there is compared with; nothing has this hash. */
const nobody = `$argon2id$v=19$m=${cost.m},t=${cost.t},p=${cost.p}$${base64(Buffer.alloc(16))}$${base64(Buffer.alloc(32))}`;

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

const readPhc = (text: string) => {
  const [, m, t, p, salt, key] = phc.exec(text) ?? [];
  if (salt === undefined || key === undefined) throw new Error('a password that is no PHC string');
  return {
    cost: { m: Number(m), t: Number(t), p: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    key: Buffer.from(key, 'base64'),
  };
};
