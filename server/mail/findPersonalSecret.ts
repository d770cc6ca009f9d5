import { decodeBase32 } from '#shared/codes/base32.ts';
import { findPrivateLink } from '#shared/codes/findPrivateLink.ts';
import { parseCode } from '#shared/codes/parseCode.ts';
import { isPersonalSecret } from '#shared/codes/personalLink.ts';
import { unmaskings } from './maskings.ts';

export type PersonalSecret = 'personal_link' | 'link_without_prefix' | 'user_code';

/**
 * What of a person's own a text gives away: a personal link, its secret with the prefix cut off (known by its checksum), or
 * an entry or badge code; in any disguise of maskings.ts and with anything in between that is no letter or digit.
 */
export const findPersonalSecret = (text: string): PersonalSecret | undefined => {
  for (const unmasked of unmaskings(text)) {
    if (findPrivateLink(unmasked) !== undefined) return 'personal_link';
    const squeezed = unmasked.replaceAll(/[^a-z0-9_]/gi, '');
    if (/l[arxvs]1_[a-z2-7]{20}/i.test(squeezed)) return 'personal_link';
    if (holdsCode(squeezed)) return 'user_code';
    if (holdsSecret(squeezed.replaceAll('_', '').toLowerCase())) return 'link_without_prefix';
  }
  return undefined;
};

const codeLength = 146;

const holdsCode = (text: string): boolean => {
  for (const { index } of text.matchAll(/[lt][eb]1/gi)) {
    if (parseCode(text.slice(index, index + codeLength)) !== undefined) return true;
  }
  return false;
};

const secretLength = 39;
/** The last letter of a secret holds two bits of it; the other three are zero. */
const lastLetters = /[aiqy]/g;

/** Every place is tried: by chance a text passes the checksum of 32 bits once in some hundred million places. */
const holdsSecret = (text: string): boolean => {
  for (const { 0: run } of text.matchAll(/[a-z2-7]{39,}/g)) {
    for (const { index } of run.matchAll(lastLetters)) {
      const start = index + 1 - secretLength;
      const bytes = start < 0 ? undefined : decodeBase32(run.slice(start, index + 1).toUpperCase());
      if (bytes !== undefined && isPersonalSecret(bytes)) return true;
    }
  }
  return false;
};
