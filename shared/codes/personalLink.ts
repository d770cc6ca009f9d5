import { decodeBase32, encodeBase32 } from './base32.ts';
import { crc32 } from './crc32.ts';
import { privateLinkKinds, type PrivateLinkKind } from './findPrivateLink.ts';

export const linkSecretBytes = 20;

const letters: Readonly<Record<PrivateLinkKind, string>> = {
  app: 'a',
  registration: 'r',
  'access-as': 'x',
  availability: 'v',
  sponsor: 's',
};

/** What the secret of each kind begins with: `la1_` and so on. */
export const linkPrefix = (kind: PrivateLinkKind): string => `l${letters[kind]}1_`;

/** What a personal link carries behind its address: the kind it was made for, and its 160 secret bits. */
export interface PersonalLink {
  readonly kind: PrivateLinkKind;
  readonly secret: Uint8Array;
}

/**
 * The secret part of a personal link: `la1_` (lr1_, lx1_, lv1_, ls1_) + lower-case base32 (RFC 4648) of secret (20 bytes) ‖
 * CRC-32 of the kind's letter and the secret (4 bytes, big endian), 43 characters. Throws for a secret of another length.
 */
export const formatPersonalLink = ({ kind, secret }: PersonalLink): string => {
  if (secret.length !== linkSecretBytes) throw new RangeError('secret: not 20 bytes');
  const bytes = new Uint8Array(linkSecretBytes + 4);
  bytes.set(secret);
  new DataView(bytes.buffer).setUint32(linkSecretBytes, checksum(kind, secret));
  return linkPrefix(kind) + encodeBase32(bytes).toLowerCase();
};

/** Reads exactly that text, nothing around it and in no other letter case; undefined for all else. Never throws. */
export const parsePersonalLink = (text: string): PersonalLink | undefined => {
  const found = /^l([arxvs])1_([a-z2-7]{39})$/.exec(text);
  const kind = privateLinkKinds.find((candidate) => letters[candidate] === found?.[1]);
  const bytes = decodeBase32((found?.[2] ?? '').toUpperCase());
  if (kind === undefined || bytes === undefined) return undefined;
  const secret = bytes.slice(0, linkSecretBytes);
  const stored = new DataView(bytes.buffer).getUint32(linkSecretBytes);
  return stored === checksum(kind, secret) ? { kind, secret } : undefined;
};

/** Whether a whole link stands in a text as it is, in any letter case; fast enough for all that is synced. */
export const holdsWholeLink = (text: string): boolean =>
  text.includes('1_') && /l[arxvs]1_[a-z2-7]{39}/i.test(text);

/** The first whole link of a text with the right checksum, as `formatPersonalLink` writes it; in any letter case. */
export const wholeLinkIn = (text: string): string | undefined => {
  const link = /l[arxvs]1_[a-z2-7]{39}/i.exec(text)?.[0].toLowerCase();
  return link === undefined || parsePersonalLink(link) === undefined ? undefined : link;
};

/** Whether these are the bytes of some link's secret and checksum: a link whose prefix was cut off is known by that. */
export const isPersonalSecret = (bytes: Uint8Array): boolean => {
  if (bytes.length !== linkSecretBytes + 4) return false;
  const secret = bytes.subarray(0, linkSecretBytes);
  const stored = new DataView(bytes.buffer, bytes.byteOffset).getUint32(linkSecretBytes);
  return ofAnyKind.has((stored ^ checksum('app', secret)) >>> 0);
};

const checksum = (kind: PrivateLinkKind, secret: Uint8Array): number => {
  const bytes = new Uint8Array(1 + linkSecretBytes);
  bytes[0] = letters[kind].charCodeAt(0);
  bytes.set(secret, 1);
  return crc32(bytes);
};

/**
 * By how much the checksums of the kinds differ from that of `app`: a CRC of as many bytes differs by the same bits whatever
 * the secret is, so one of them tells all.
 */
const ofAnyKind: ReadonlySet<number> = new Set(
  privateLinkKinds.map((kind) => {
    const secret = new Uint8Array(linkSecretBytes);
    return (checksum(kind, secret) ^ checksum('app', secret)) >>> 0;
  }),
);
