import { err, ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import { decodeBase32, encodeBase32 } from './base32.ts';
import { crc32 } from './crc32.ts';

/** What a new station needs to enrol itself, once: where the token store is, and a secret of 16 bytes. */
export interface Enrolment {
  /** http or https, as it was given. */
  readonly url: string;
  readonly secret: Uint8Array;
}

const prefix = 'LJ1';
const secretLength = 16;
const urlStart = secretLength + 4;
const maximumUrlBytes = 512;
const maximumLength = prefix.length + Math.ceil(((urlStart + maximumUrlBytes) * 8) / 5);

/**
 * The text of a one-time enrolment code: `LJ1` + base32 of secret (16 bytes) ‖ CRC-32 of secret and URL (4, big endian)
 * ‖ URL in UTF-8. Only A–Z and 1–7, for QR alphanumeric mode. Throws when `parseEnrolmentCode` would refuse it.
 */
export const formatEnrolmentCode = ({ url, secret }: Enrolment): string => {
  if (secret.length !== secretLength) throw new RangeError('secret: not 16 bytes');
  if (!isStoreUrl(url)) throw new RangeError('url: not an http or https URL');
  const urlBytes = encodeUtf8(url);
  if (urlBytes.length > maximumUrlBytes) throw new RangeError('url: too long');
  const bytes = new Uint8Array(urlStart + urlBytes.length);
  bytes.set(secret);
  bytes.set(urlBytes, urlStart);
  new DataView(bytes.buffer).setUint32(secretLength, checksum(bytes));
  return prefix + encodeBase32(bytes);
};

/** Reads an enrolment code in any letter case with white space around it. Never throws, for input of any length. */
export const parseEnrolmentCode = (
  text: string,
): Result<Enrolment, 'not_an_enrolment_code' | 'damaged'> => {
  if (!isEnrolmentCode(text)) return err('not_an_enrolment_code');
  const trimmed = text.trim();
  // ASCII first: 'ſ'.toUpperCase() is 'S'.
  if (trimmed.length > maximumLength || !/^[A-Za-z1-7]*$/.test(trimmed)) return err('damaged');
  const bytes = decodeBase32(trimmed.slice(prefix.length).toUpperCase());
  if (bytes === undefined || bytes.length <= urlStart) return err('damaged');
  const stored = new DataView(bytes.buffer).getUint32(secretLength);
  if (stored !== checksum(bytes)) return err('damaged');
  const url = decodeUtf8(bytes.subarray(urlStart));
  if (url === undefined || !isStoreUrl(url)) return err('damaged');
  return ok({ url, secret: bytes.slice(0, secretLength) });
};

/** Whether a text claims to be an enrolment code, damaged or not. It holds a secret: do not log, store or look it up. */
export const isEnrolmentCode = (text: string): boolean => /^\s*LJ1/i.test(text);

const checksum = (bytes: Uint8Array): number => {
  const covered = new Uint8Array(bytes.length - 4);
  covered.set(bytes.subarray(0, secretLength));
  covered.set(bytes.subarray(urlStart), secretLength);
  return crc32(covered);
};

// The URL class belongs to the platform, not to the language, so the rest is for the caller's `new URL`.
const isStoreUrl = (text: string): boolean =>
  /^https?:\/\/[^\s\p{C}/?#][^\s\p{C}]*$/iu.test(text) && text.isWellFormed();

// TextEncoder is the platform's too; the language itself has UTF-8 only inside percent-encoding.
const encodeUtf8 = (text: string): Uint8Array => {
  const octets = encodeURIComponent(text).match(/%..|./g) ?? [];
  return Uint8Array.from(octets, (octet) =>
    octet.length === 3 ? Number.parseInt(octet.slice(1), 16) : octet.charCodeAt(0),
  );
};

const decodeUtf8 = (bytes: Uint8Array): string | undefined => {
  const escaped = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  try {
    return decodeURIComponent(escaped);
  } catch {
    return undefined; // not UTF-8
  }
};
