/** Colours of a category band; white text on any of them has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3). */
export interface CategoryColor {
  readonly band: string;
  readonly onBand: string;
}

const knownBands: Readonly<Record<string, string>> = {
  speaker: '#5b2bc4',
  press: '#a8480a',
  staff: '#1d2939',
  exhibitor: '#0b7a4b',
  visitor: '#1d4fd8',
  vip: '#8f1239',
};

const otherBands = [
  '#0e7490',
  '#9d174d',
  '#3f6212',
  '#7c2d12',
  '#4338ca',
  '#115e59',
  '#86198f',
  '#57534e',
];

/** The same word has the same colour on every station: known words are fixed, others follow from their letters. */
export function categoryColor(category: string): CategoryColor {
  const word = category.normalize('NFC').trim().toLowerCase();
  const known = Object.hasOwn(knownBands, word) ? knownBands[word] : undefined;
  const band = known ?? otherBands[hashOf(word) % otherBands.length] ?? '#57534e';
  return { band, onBand: '#ffffff' };
}

/** FNV-1a, 32 bits: small, and the same everywhere. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}
