import type { AttendeeStatus } from '#shared/model/attendee.ts';
import { orderKey } from '#lists/attendeeKeys.ts';
import type { AttendeeDraft } from '#lists/attendeeDraft.ts';
import { hardNames, type HardName } from './hardNames.ts';
import { companyStock, nameStocks, type NameStock } from './personNames.ts';
import { createSeededRandom, pick } from './seededRandom.ts';

/** The same invented people for the same count, registered for nothing. Order numbers and addresses are unique. */
export const createDemoPeople = (count: number): readonly AttendeeDraft[] => {
  const random = createSeededRandom(20_260_901);
  const stocks = [...nameStocks, vietnamese].flatMap((stock) =>
    Array.from({ length: stock.share }, () => stock),
  );
  return Array.from({ length: count }, (_, index) => {
    const name = hardNames[index] ?? nameOf(pick(stocks, random), random);
    const number = index + 1;
    const company = name.company ?? (random() < 0.12 ? '' : companyOf(random));
    const orderNumber = `DEMO-${String(number).padStart(4, '0')}`;
    return {
      line: number + 1,
      rowKey: orderKey(orderNumber),
      firstName: name.firstName,
      lastName: name.lastName,
      badgeName: name.badgeName ?? null,
      company,
      email: `${mailboxOf(name)}.${number}@${pick(['example.org', 'example.com', 'example.net'], random)}`,
      phone: '',
      orderNumber,
      category: categoryOf(random()),
      language: '',
      // Those with hard names can all come in, so that each can be tried.
      status: index < hardNames.length ? 'confirmed' : statusOf(random()),
      note: index >= hardNames.length && random() < 0.012 ? pick(notes, random) : '',
      sessions: [],
      importedCode: null,
    };
  });
};

const words = (text: string): readonly string[] => text.split(' ');

const vietnamese: NameStock = {
  share: 4,
  first: words('Hương Đức Minh Ngọc Tuấn Phượng Quỳnh Thảo Dũng Hạnh Khải Mỹ Ánh Yến Bảo'),
  last: words('Nguyễn Trần Lê Phạm Huỳnh Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý'),
  syllables: [],
};

const familyNameFirst =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

const nameOf = (stock: NameStock, random: () => number): HardName => {
  const firstName = pick(stock.first, random);
  const isRare = stock.syllables.length > 0 && random() < 0.4;
  const lastName = isRare
    ? stock.syllables.map((parts) => pick(parts, random)).join('')
    : pick(stock.last, random);
  if (familyNameFirst.test(firstName + lastName)) {
    return { firstName, lastName, badgeName: lastName + firstName };
  }
  return stock === vietnamese
    ? { firstName, lastName, badgeName: `${lastName} ${firstName}` }
    : { firstName, lastName };
};

const companyOf = (random: () => number): string =>
  [companyStock.first, companyStock.second, companyStock.legal]
    .map((parts) => pick(parts, random))
    .join(' ');

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, 20);

const mailboxOf = ({ firstName, lastName }: HardName): string =>
  [plain(firstName), plain(lastName)].filter((part) => part.length > 1).join('.') || 'guest';

const categoryOf = (share: number): string => {
  if (share < 0.74) return 'Visitor';
  if (share < 0.86) return 'Exhibitor';
  if (share < 0.92) return 'Speaker';
  if (share < 0.95) return 'Press';
  return share < 0.98 ? 'Staff' : 'VIP';
};

const statusOf = (share: number): AttendeeStatus => {
  if (share < 0.95) return 'confirmed';
  if (share < 0.97) return 'pending';
  return share < 0.985 ? 'unpaid' : 'canceled';
};

const notes = [
  'Please show the way to the lift',
  'Has a parcel at the helpdesk',
  'Ask for the signed speaker agreement',
  'Needs the key of the quiet room',
];
