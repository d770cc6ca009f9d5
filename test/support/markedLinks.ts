import { privateLinkKinds } from '#shared/codes/findPrivateLink.ts';
import { decodeBase32 } from '#shared/codes/base32.ts';
import { formatPersonalLink } from '#shared/codes/personalLink.ts';

/** Stands at both ends of each marked secret, so that neither half of one can be kept unnoticed. */
export const linkMark = 'canary2canar';

export const linkForms = ['bare', 'address', 'upper', 'damaged', 'cut'] as const;
type LinkForm = (typeof linkForms)[number];

const formed: Readonly<Record<LinkForm, (bare: string) => string>> = {
  bare: (bare) => bare,
  address: (bare) => `https://store.example.org/app#${bare}`,
  upper: (bare) => `HTTPS://STORE.EXAMPLE.ORG/APP#${bare.toUpperCase()}`,
  damaged: (bare) => bare.slice(0, -1) + (bare.endsWith('a') ? 'b' : 'a'),
  cut: (bare) => bare.slice(0, 30),
};

/** Each another link, of all kinds in turn, in the form asked for; whole ones are good but for `damaged` and `cut`. */
export const createMarkedLinks = () => {
  let count = 0;
  const bare: string[] = [];
  return {
    /** All that were made, as they are before they are put into a form. */
    bare,
    next: (form: LinkForm): string => {
      const kind = privateLinkKinds[count % privateLinkKinds.length] ?? 'app';
      const own = count
        .toString(32)
        .padStart(8, '0')
        .replaceAll(/[0189]/g, (one) => swapped[one] ?? 'a');
      count += 1;
      const secret = decodeBase32((linkMark + own + linkMark).toUpperCase());
      if (secret === undefined) throw new Error('not base32');
      const text = formatPersonalLink({ kind, secret });
      bare.push(text);
      return formed[form](text);
    },
  };
};

/** Digits of base 32 as JavaScript writes them that RFC 4648 does not have. */
const swapped: Readonly<Record<string, string>> = { '0': 'w', '1': 'x', '8': 'y', '9': 'z' };
