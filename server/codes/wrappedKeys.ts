import { CompactEncrypt, compactDecrypt, errors } from 'jose';
import type { RandomBytes } from '#shared/model/ports.ts';
import { makePrivateKey, PrivateKeyJwk } from '#sqlite/privateKeyFile.ts';
import { readOrCreateSetting, readSetting, writeSetting } from '../database/settings.ts';
import type { StoreDatabase } from '../database/tables.ts';
import { keyNames, type KeyKeeper, type KeyName } from './keyKeeper.ts';

export interface WrappedKeys extends KeyKeeper {
  /** False where a key is kept that another secret wraps. */
  readonly fits: () => Promise<boolean>;
  /** Keeps a key that was made elsewhere. */
  readonly keep: (name: KeyName, key: PrivateKeyJwk) => Promise<void>;
}

interface WrappedKeysDeps {
  readonly database: StoreDatabase;
  /** From outside the database, the same for all processes. */
  readonly secret: string;
  readonly random: RandomBytes;
}

/**
 * Keys in the database, wrapped by a secret that is not in it (JWE with PBES2, RFC 7518 section 4.8): whoever reads the
 * database or a dump of it cannot sign codes.
 */
export const createWrappedKeys = ({ database, secret, random }: WrappedKeysDeps): WrappedKeys => {
  const password = new TextEncoder().encode(secret);
  const unwrapped = new Map<KeyName, PrivateKeyJwk>();

  const wrap = (key: PrivateKeyJwk): Promise<string> =>
    new CompactEncrypt(new TextEncoder().encode(JSON.stringify(key)))
      .setProtectedHeader({ alg, enc: 'A256GCM' })
      .setKeyManagementParameters({ p2c: rounds })
      .encrypt(password);

  const unwrap = async (name: KeyName, text: string): Promise<PrivateKeyJwk> => {
    const { plaintext } = await compactDecrypt(text, password, {
      keyManagementAlgorithms: [alg],
      maxPBES2Count: rounds,
    });
    const key = PrivateKeyJwk.parse(JSON.parse(new TextDecoder().decode(plaintext)));
    unwrapped.set(name, key);
    return key;
  };

  const read = async (name: KeyName): Promise<PrivateKeyJwk | undefined> => {
    const known = unwrapped.get(name);
    if (known !== undefined) return known;
    const text = await readSetting(database, name);
    return text === undefined ? undefined : unwrap(name, text);
  };

  return {
    read,
    readOrCreate: async (name) => {
      const known = await read(name);
      if (known !== undefined) return known;
      const made = makePrivateKey(random(32));
      const text = await wrap(made);
      const kept = await readOrCreateSetting(database, name, text);
      if (kept !== text) return unwrap(name, kept);
      unwrapped.set(name, made);
      return made;
    },
    keep: async (name, key) => writeSetting(database, name, await wrap(key)),
    fits: async () => {
      try {
        for (const name of keyNames) await read(name);
        return true;
      } catch (error) {
        if (error instanceof errors.JWEDecryptionFailed) return false;
        throw error;
      }
    },
  };
};

const alg = 'PBES2-HS512+A256KW';
/** What OWASP's Password Storage Cheat Sheet asks of PBKDF2 with SHA-512. */
const rounds = 210_000;
