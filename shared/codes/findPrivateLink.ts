export const privateLinkKinds = [
  'app',
  'registration',
  'access-as',
  'availability',
  'sponsor',
] as const;
export type PrivateLinkKind = (typeof privateLinkKinds)[number];

/**
 * The kind of the first private link in a text, or undefined. Looks at all of it, in time linear to its length.
 *
 * The prefix counts anywhere, also in the middle of a word, with nothing behind it, or with a wrong checksum: a link
 * may be cut, glued to what was typed before, or follow "%2F". So an imported code with such characters in it
 * ("SCALA1_7") counts as a link too. That is the cheaper mistake: a person is searched by name, no secret is leaked.
 */
export const findPrivateLink = (text: string): PrivateLinkKind | undefined => {
  if (!anyLink.test(text)) return undefined;
  const found = plainLink.exec(text) ?? (hidesNone.test(text) ? null : hiddenLink.exec(text));
  const letter = Object.entries(found?.groups ?? {}).find(([, part]) => part !== undefined)?.[0];
  return letter === undefined ? undefined : kindByLetter[letter.charAt(0)];
};

const kindByLetter: Readonly<Record<string, PrivateLinkKind>> = {
  a: 'app',
  r: 'registration',
  x: 'access-as',
  v: 'availability',
  s: 'sponsor',
};

// Every form of a link has one of these in it, and most texts have none.
const anyLink = /[1１&+]/;
// Nothing is escaped or of another script here, and it is shorter than a secret.
const hidesNone = /^[\w .,:@/-]{0,31}$/;

const plainLink = /l(?:(?<a>a)|(?<r>r)|(?<x>x)|(?<v>v)|(?<s>s))1_/i;

/** A character as itself or escaped by its hex code: URL (also twice), HTML, JSON, quoted-printable. */
const escaped = (itself: string, ...codes: readonly string[]): string =>
  `(?:${itself}|(?:%(?:25)*|=|\\\\x|\\\\u00|&#x0*)(?:${codes.join('|')});?)`;

// Invisible characters that mail programs, editors and scanners put in between.
const invisible =
  '[\\x00-\\x1f\\x7f\\xad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufe0f\\ufeff]*';

// What a hand-held scanner set to a US keyboard types for the letter under a Russian, Greek, Hebrew or Arabic layout,
// and full-width letters of a Japanese one. Secrets typed so can be typed back.
const start = escaped('[lｌдλךم]', '4c', '6c') + invisible;
const middle = [
  `(?<a>${escaped('[aａфαשش]', '41', '61')})`,
  `(?<r>${escaped('[rｒкρרق]', '52', '72')})`,
  `(?<x>${escaped('[xｘчχסء]', '58', '78')})`,
  `(?<v>${escaped('[vｖмωהر]', '56', '76')})`,
  `(?<s>${escaped('[sｓſыσדس]', '53', '73')})`,
].join('|');
const one = invisible + escaped('[1１]', '31') + invisible;
const underscore = `(?:${escaped('[_＿]', '5f')}|&(?:#0*95|lowbar);?)`;

// On German, Spanish, Nordic … keyboards the underscore comes out as another sign. "LA1-0042" is a fair ticket number,
// so here a secret has to follow. French and Czech ones change digits, and French ones A, as well.
const otherSign = '(?:1[^a-z0-9\\s][a-z2-7]{32}|[&+][^a-z0-9\\s][a-z,;é"\'(\\-èěščřžýľť]{32})';

const hiddenLink = new RegExp(
  `${start}(?:${middle})${one}${underscore}|l(?:(?<a2>[aq])|(?<r2>r)|(?<x2>x)|(?<v2>v)|(?<s2>s))${otherSign}`,
  'i',
);
