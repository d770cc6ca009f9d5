import { categories, companyStock, nameStocks, type NameStock } from '#app/demo/personNames.ts';

export interface GeneratedPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly email: string;
  readonly orderNumber: string;
  readonly category: string;
}

/**
 * Invented people, the same for the same seed: a few names are very common and many are rare (Zipf), about half in
 * Latin script without Eastern European letters, the rest in twelve other scripts and alphabets.
 */
export function* generatePeople(options: {
  readonly count: number;
  readonly seed: number;
}): Iterable<GeneratedPerson> {
  const random = seededRandom(options.seed);
  const stocks = nameStocks.flatMap((stock) => Array.from({ length: stock.share }, () => stock));
  for (let index = 0; index < options.count; index += 1) {
    const stock = pick(stocks, random);
    const firstName = pickZipf(stock.first, random);
    const lastName = lastNameOf(stock, random);
    const company = random() < 0.15 ? '' : companyOf(random);
    yield {
      firstName,
      lastName,
      company,
      email: `${mailboxOf(firstName, lastName, random)}@${domainOf(company, index)}`,
      orderNumber: `LX${String(index >> 1).padStart(6, '0')}-${(index & 1) + 1}`,
      category: pickZipf(categories, random),
    };
  }
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const pick = <T>(items: readonly T[], random: () => number): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

/** The item at rank r comes up about in proportion to 1/r. */
const pickZipf = <T>(items: readonly T[], random: () => number): T => {
  const item = items[Math.floor((items.length + 1) ** random()) - 1];
  return item ?? pick(items, random);
};

const lastNameOf = (stock: NameStock, random: () => number): string => {
  if (stock.syllables.length === 0 || random() < 0.55) return pickZipf(stock.last, random);
  const name = stock.syllables.map((parts) => pickZipf(parts, random)).join('');
  // Some double names, so that there are tens of thousands of different words.
  return random() < 0.08 ? `${name}-${pickZipf(stock.last, random)}` : name;
};

const companyOf = (random: () => number): string => {
  const owner = random() < 0.3 ? `${pickZipf(companyStock.first, random)} ` : '';
  return `${owner}${pickZipf(companyStock.first, random)} ${pickZipf(companyStock.second, random)} ${pickZipf(companyStock.legal, random)}`;
};

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

const mailboxOf = (firstName: string, lastName: string, random: () => number): string => {
  const first = plain(firstName);
  const last = plain(lastName);
  const number = Math.floor(random() * 1000);
  if (first.length < 2 || last.length < 2) return `guest${number}`;
  const kind = random();
  if (kind < 0.6) return `${first}.${last}`;
  if (kind < 0.8) return `${first.slice(0, 1)}${last}`;
  return `${first}${number}`;
};

const domainOf = (company: string, index: number): string =>
  company === '' || index % 3 === 0
    ? 'mail.example'
    : `${plain(company.split(' ')[0] ?? '') || 'office'}.example`;
