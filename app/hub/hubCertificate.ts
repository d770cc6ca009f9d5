import { createPublicKey, hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { err, ok, type Result } from '#shared/model/result.ts';
import { writeSecretFile } from '#sqlite/secretFile.ts';

/** The hub's own certificate with its key, both PEM. */
export interface HubCertificate {
  readonly key: string;
  readonly cert: string;
  /** SHA-256 (base64url) of the public key (SubjectPublicKeyInfo): what stations hold the hub to. */
  readonly pin: string;
}

const path = (dataDir: string): string => join(dataDir, 'hub.pem');

/** The certificate in this data folder; `key_lost` where there is none, or a file that is damaged. */
export const readHubCertificate = (dataDir: string): Result<HubCertificate, 'key_lost'> => {
  try {
    const text = readFileSync(path(dataDir), 'utf8');
    // Throws where key and certificate are not a pair.
    createSecureContext({ key: text, cert: text });
    const spki = createPublicKey(text).export({ type: 'spki', format: 'der' });
    return ok({ key: text, cert: text, pin: hash('sha256', spki, 'base64url') });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return err('key_lost');
    throw error;
  }
};

/**
 * Makes a new key and a certificate that it signs itself (`hub.pem`, mode 0600). Stations know the hub by this key, so one
 * is only made where there was none, or where a person said so. Its dates are as wide as can be: nobody looks at them.
 */
export const createHubCertificate = async (dataDir: string): Promise<void> => {
  const { generate } = await import('selfsigned');
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Lanyard hub' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.UTC(2000, 0, 1)),
    notAfterDate: new Date(Date.UTC(2999, 11, 31)),
  });
  writeSecretFile(path(dataDir), `${key.trim()}\n${cert.trim()}\n`);
};
