import { importJWK, type CryptoKey } from 'jose';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CrashPoint, RandomBytes } from '#shared/model/ports.ts';
import { createPrivateKeyFile, readPrivateKeyFile } from '#sqlite/privateKeyFile.ts';

/** The station's own Ed25519 key: it proves the station's requests and signs badge codes. */
export interface StationKey {
  readonly publicKey: { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };
  /** Usage `sign`, not extractable. */
  readonly privateKey: CryptoKey;
}

export const stationKeyFile = (dataDir: string): string => join(dataDir, 'station-key.json');

/** A revoked key is worth nothing any more: the next enrolment gets a new one. */
export const forgetStationKey = (dataDir: string): void =>
  rmSync(stationKeyFile(dataDir), { force: true });

/** Reads the station's key from its data folder, or makes it at the first start (`station-key.json`, mode 0600). */
export const loadOrCreateStationKey = async (
  dataDir: string,
  { random, crashPoint }: { readonly random: RandomBytes; readonly crashPoint?: CrashPoint },
): Promise<StationKey> => {
  const path = stationKeyFile(dataDir);
  const { kty, crv, x, d } =
    readPrivateKeyFile(path) ?? createPrivateKeyFile(path, random, crashPoint);
  const privateKey = await importJWK({ kty, crv, x, d }, 'Ed25519', { extractable: false });
  if (privateKey instanceof Uint8Array) throw new TypeError('not a private key');
  return { publicKey: { kty, crv, x }, privateKey };
};
