import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { encodeBase32 } from '#shared/codes/base32.ts';
import type { RandomBytes } from '#shared/model/ports.ts';
import { secretOf, type Secret } from '#shared/model/secret.ts';

export interface EncryptedFiles {
  /** A zip with AES-256 (WinZip AE-2): 7-Zip, Keka, WinZip and others open it. */
  readonly zip: Uint8Array;
  /** 120 random bits; for whoever made it, to be told by another way than the file goes. */
  readonly password: Secret;
}

export const encryptFiles = async (
  files: Readonly<Record<string, Uint8Array>>,
  { random, now }: { readonly random: RandomBytes; readonly now: number },
): Promise<EncryptedFiles> => {
  configure({ useWebWorkers: false });
  const letters = encodeBase32(random(15)).toLowerCase();
  const password = letters.replaceAll(/.{4}(?=.)/g, '$&-');
  const writer = new ZipWriter(new Uint8ArrayWriter(), { password, encryptionStrength: 3 });
  for (const [name, bytes] of Object.entries(files)) {
    await writer.add(name, new Uint8ArrayReader(bytes), { lastModDate: new Date(now) });
  }
  return { zip: await writer.close(), password: secretOf(password) };
};
