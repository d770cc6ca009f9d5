import { err, ok } from '../model/result.ts';
import type { Result } from '../model/result.ts';
import { decodeBase32, encodeBase32 } from './base32.ts';
import { crc32 } from './crc32.ts';

/** What a new station needs to enrol itself, once: where the token store is, and a secret of 16 bytes. */
export interface Enrolment {
  /** http or https, as it was given; https for a hub. */
  readonly url: string;
  readonly secret: Uint8Array;
  /** For a hub, whose certificate nobody else vouches for. */
  readonly hub?: HubPin;
}

export interface HubPin {
  /** SHA-256 (32 bytes) of the public key (SubjectPublicKeyInfo, RFC 5280) of the only certificate to be taken. */
  readonly keyHash: Uint8Array;
  /** More https addresses of the same hub, to be tried in this order. */
  readonly otherUrls: readonly string[];
}

const secretLength = 16;
const keyHashLength = 32;
const bodyStart = secretLength + 4;
const maximumUrlBytes = 512;
const plainPrefix = 'LJ1';
const hubPrefix = 'LJ2';
const maximumLength =
  plainPrefix.length + Math.ceil(((bodyStart + keyHashLength + maximumUrlBytes) * 8) / 5);

/**
 * The text of a one-time enrolment code: `LJ1` + base32 of secret (16 bytes) ‖ CRC-32 of all the rest (4, big endian) ‖
 * URL in UTF-8; for a hub `LJ2` + base32 of secret ‖ CRC-32 ‖ key hash (32) ‖ URLs with a space between them. Only A–Z and
 * 1–7, for QR alphanumeric mode. Throws when `parseEnrolmentCode` would refuse it.
 */
export const formatEnrolmentCode = ({ url, secret, hub }: Enrolment): string => {
  if (secret.length !== secretLength) throw new RangeError('secret: not 16 bytes');
  if (hub !== undefined && hub.keyHash.length !== keyHashLength)
    throw new RangeError('keyHash: not 32 bytes');
  const urls = [url, ...(hub?.otherUrls ?? [])];
  if (!urls.every(hub === undefined ? isStoreUrl : isHubUrl))
    throw new RangeError('url: not an http or https URL');
  const urlBytes = encodeUtf8(urls.join(' '));
  if (urlBytes.length > maximumUrlBytes) throw new RangeError('url: too long');
  const bytes = Uint8Array.of(...secret, 0, 0, 0, 0, ...(hub?.keyHash ?? []), ...urlBytes);
  new DataView(bytes.buffer).setUint32(secretLength, checksum(bytes));
  return (hub === undefined ? plainPrefix : hubPrefix) + encodeBase32(bytes);
};

/** Reads an enrolment code in any letter case with white space around it. Never throws, for input of any length. */
export const parseEnrolmentCode = (
  text: string,
): Result<Enrolment, 'not_an_enrolment_code' | 'damaged'> => {
  if (!isEnrolmentCode(text)) return err('not_an_enrolment_code');
  const trimmed = text.trim();
  // ASCII first: 'ſ'.toUpperCase() is 'S'.
  if (trimmed.length > maximumLength || !/^[A-Za-z1-7]*$/.test(trimmed)) return err('damaged');
  const upper = trimmed.toUpperCase();
  const bytes = decodeBase32(upper.slice(plainPrefix.length));
  if (bytes === undefined || bytes.length <= bodyStart) return err('damaged');
  const stored = new DataView(bytes.buffer).getUint32(secretLength);
  if (stored !== checksum(bytes)) return err('damaged');
  const secret = bytes.slice(0, secretLength);
  const read = upper.startsWith(hubPrefix) ? readHub(bytes) : readPlain(bytes);
  return read === undefined ? err('damaged') : ok({ ...read, secret });
};

const readPlain = (bytes: Uint8Array): Omit<Enrolment, 'secret'> | undefined => {
  const url = decodeUtf8(bytes.subarray(bodyStart));
  return url !== undefined && isStoreUrl(url) ? { url } : undefined;
};

const readHub = (bytes: Uint8Array): Omit<Enrolment, 'secret'> | undefined => {
  const urlStart = bodyStart + keyHashLength;
  if (bytes.length <= urlStart) return undefined;
  const urls = decodeUtf8(bytes.subarray(urlStart))?.split(' ') ?? [];
  const [url, ...otherUrls] = urls;
  if (url === undefined || !urls.every(isHubUrl)) return undefined;
  return { url, hub: { keyHash: bytes.slice(bodyStart, urlStart), otherUrls } };
};

/** Whether a text claims to be an enrolment code, damaged or not. It holds a secret: do not log, store or look it up. */
export const isEnrolmentCode = (text: string): boolean => /^\s*LJ[12]/i.test(text);

const checksum = (bytes: Uint8Array): number => {
  const covered = new Uint8Array(bytes.length - 4);
  covered.set(bytes.subarray(0, secretLength));
  covered.set(bytes.subarray(bodyStart), secretLength);
  return crc32(covered);
};

// The URL class belongs to the platform, not to the language, so the rest is for the caller's `new URL`.
const isStoreUrl = (text: string): boolean =>
  /^https?:\/\/[^\s\p{C}/?#][^\s\p{C}]*$/iu.test(text) && text.isWellFormed();

const isHubUrl = (text: string): boolean => /^https:/i.test(text) && isStoreUrl(text);

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
