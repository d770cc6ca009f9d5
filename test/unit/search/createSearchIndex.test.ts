import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearchIndex } from '#station/search/createSearchIndex.ts';
import type { SearchRow } from '#station/search/searchRow.ts';
import { foldText } from '#shared/rules/foldText.ts';
import { generatePeople, seededRandom } from '#test/support/generatePeople.ts';
import { withSlip } from '#test/support/drawQueries.ts';

const aRow = (no: number, name: string, more: Partial<SearchRow> = {}): SearchRow => ({
  no,
  name,
  company: '',
  email: '',
  orderNumber: '',
  ...more,
});

const setupIndex = (...rows: readonly SearchRow[]) => {
  const index = createSearchIndex();
  for (const row of rows) index.put(row);
  return { index, find: (query: string) => index.search(query, 50).nos };
};

const people: readonly SearchRow[] = [...generatePeople({ count: 3000, seed: 5 })].map(
  ({ firstName, lastName, company, email, orderNumber }, at) => ({
    no: at + 1,
    name: `${firstName} ${lastName}`,
    company,
    email,
    orderNumber,
  }),
);

const anyPerson = fc.constantFrom(...people);
const everyone = people.length;

describe('search', () => {
  it.each([
    [
      'Jürgen Müller',
      ['mü', 'mu', 'mul', 'muller', 'mueller', 'MÜLLER', 'muller jurgen', 'jue mu'],
    ],
    ['Jorg Mueller', ['müller', 'mueller', 'muell']],
    ['Søren Jørgensen', ['soren', 'soeren', 'jorgensen', 'joergensen', 'jørg']],
    ['Åsa Åkesson', ['asa', 'aasa', 'akes', 'åk']],
    ['Łukasz Weiß', ['luk', 'weiss', 'weis', 'lukasz weiß']],
    ["Sinéad O'Brien", ['obr', "o'brien", 'o’brien', 'brien', 'o brien']],
    ['Anne-Marie Côté', ['annemarie', 'anne marie', 'marie', 'anne-m', 'cote']],
    ['Bo Li', ['bo', 'li', 'li bo', 'b l']],
    ['Thi Ng', ['ng', 'ng t']],
    ['小明 王', ['王', '明', '小明', '王小明', '小明王', '王 明', '王小']],
    ['민준 김', ['김', '김민', '준', '김민준', '민준']],
    ['ヒロシ 山田', ['ひろ', 'ヒロ', 'ﾋﾛ', '田', '山田ヒロシ']],
    ['สมชาย ใจดี', ['สม', 'ชาย', 'ใจดี สม']],
    ['أحمد المصري', ['احمد', 'أحمد', 'المص', 'مصر', 'مصري احمد']],
    ['Γιώργος Παπαδόπουλος', ['γιωργος', 'ΠΑΠΑΔΟ', 'παπα γιω']],
    ['Фёдор Соловьёв', ['федор', 'ФЁД', 'соловьев']],
    ['राहुल क्षत्रिय', ['रा', 'राहु', 'क्ष']],
    ['שרה כהן', ['שר', 'כהן', 'כהנ']],
  ])('finds %s however it is typed', (name, queries) => {
    const { find } = setupIndex(aRow(1, name), aRow(2, 'Xaver Quintus'));
    expect(queries.filter((query) => find(query)[0] !== 1)).toEqual([]);
  });

  it.each([
    ['a letter missing', 'schnider'],
    ['a letter too many', 'schneiider'],
    ['a wrong letter', 'schmeider'],
    ['two letters swapped', 'shcneider'],
    ['a wrong first letter', 'dchneider'],
    ['a slip in the beginning of a word', 'scnhei'],
    ['a slip in each of two words', 'amna scneider'],
  ])('forgives %s', (_, query) => {
    expect(setupIndex(aRow(1, 'Anna Schneider'), aRow(2, 'Xaver Quintus')).find(query)).toEqual([
      1,
    ]);
  });

  it('forgives no slip in short words and in numbers', () => {
    const { find } = setupIndex(aRow(1, 'Jan Koch', { orderNumber: '123456' }));
    expect([find('jon'), find('kch'), find('123457')]).toEqual([[], [], []]);
  });

  it('finds company, mailbox and order number', () => {
    const { find } = setupIndex(
      aRow(1, 'Anna Berg', {
        company: 'Nordlicht/Süd GmbH',
        email: 'a.berg_press77@mail.example',
        orderNumber: 'LX-0012-3',
      }),
      aRow(2, 'Xaver Quintus'),
    );
    const queries = [
      'nord',
      'sued',
      'press',
      'a.berg_press77@mail.example',
      'lx-0012',
      'LX0012',
      '0012',
    ];
    expect(queries.filter((query) => find(query)[0] !== 1)).toEqual([]);
  });

  it('shows exact names before beginnings before other fields before slips', () => {
    const { find } = setupIndex(
      aRow(1, 'Otto Hanne'),
      aRow(2, 'Otto Weber', { company: 'Hanna AG' }),
      aRow(3, 'Otto Hannaberg'),
      aRow(4, 'Otto Hanna'),
    );
    expect(find('hanna')).toEqual([4, 3, 2, 1]);
  });

  it('says when more rows match than were asked for', () => {
    const { index } = setupIndex(aRow(1, 'Anna Berg'), aRow(2, 'Anna Tal'), aRow(3, 'Anna Wald'));
    expect([index.search('anna', 2).nos.length, index.search('anna', 2).complete]).toEqual([
      2,
      false,
    ]);
    expect(index.search('anna', 3).complete).toBe(true);
  });

  it('finds nothing for nothing', () => {
    const { index } = setupIndex(aRow(1, 'Anna Berg'));
    expect(['', '  ', '-', '@'].map((query) => index.search(query, 5))).toEqual(
      Array.from({ length: 4 }, () => ({ nos: [], complete: true })),
    );
  });
});

describe('search among 3,000 people', async () => {
  const index = createSearchIndex();
  await index.load(people, everyone);
  const find = (query: string) => index.search(query, everyone).nos;

  it('finds every person by any beginning of two letters or more, folded or not', () => {
    fc.assert(
      fc.property(anyPerson, fc.tuple(fc.nat(), fc.nat()), fc.boolean(), (...drawn) => {
        const [row, [word, length], folded] = drawn;
        const words = row.name.split(' ');
        const letters = Array.from(words[word % words.length] ?? '');
        const prefix = letters.slice(0, 2 + (length % Math.max(1, letters.length - 1))).join('');
        expect(find(folded ? foldText(prefix) : prefix)).toContain(row.no);
      }),
    );
  });

  it('does not care for the order of words', () => {
    fc.assert(
      fc.property(anyPerson, fc.integer({ min: 1, max: 6 }), (row, length) => {
        const words = row.name.split(' ').map((word) => Array.from(word).slice(0, length).join(''));
        const forth = find(words.join(' '));
        expect(forth).toContain(row.no);
        expect(new Set(find(words.reverse().join(' ')))).toEqual(new Set(forth));
      }),
    );
  });

  it('finds every person with a slip in a name of four letters or more', () => {
    fc.assert(
      fc.property(anyPerson, fc.nat(), (row, seed) => {
        const name = row.name.split(' ').find((word) => /^[A-Za-z]{4,}$/.test(word));
        fc.pre(name !== undefined);
        if (name !== undefined) expect(find(withSlip(name, seededRandom(seed)))).toContain(row.no);
      }),
    );
  });
});

describe('changes', () => {
  it('answers as if built anew after any puts and removals', async () => {
    const changes = fc.array(fc.tuple(fc.nat(30), fc.option(fc.nat(everyone - 1))), {
      maxLength: 80,
    });
    await fc.assert(
      fc.asyncProperty(changes, async (steps) => {
        const changed = createSearchIndex();
        const rows = new Map<number, SearchRow>();
        for (const [no, from] of steps) {
          const source = from === null ? undefined : people[from];
          if (source === undefined) rows.delete(no);
          else rows.set(no, { ...source, no });
          const row = rows.get(no);
          if (row === undefined) changed.remove(no);
          else changed.put(row);
        }
        const anew = createSearchIndex();
        await anew.load(rows.values(), rows.size);
        expect(changed.size).toBe(rows.size);
        for (const query of ['an', 'mul', '王', 'ma sch', 'schneidre', 'gm']) {
          expect(new Set(changed.search(query, 99).nos)).toEqual(
            new Set(anew.search(query, 99).nos),
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  it('forgets old versions of rows once they outnumber the living', async () => {
    const index = createSearchIndex();
    const renamed = (round: number) =>
      people.map((row) => ({ ...row, name: `${row.name} R${round}` }));
    for (let round = 0; round < 16; round += 1) await index.putMany(renamed(round));
    expect(index.size).toBe(everyone);
    expect(index.search('r15', everyone).nos).toHaveLength(everyone);
    expect(index.search('r14', everyone).nos).toEqual([]);
  });

  it('keeps what was put or removed while a load runs', async () => {
    const index = createSearchIndex({ now: seededRandom(1), nextTurn: () => Promise.resolve() });
    let at = 0;
    const rows = function* (): Iterable<SearchRow> {
      for (const row of people.slice(0, 100)) {
        at += 1;
        if (at === 50) {
          index.put(aRow(90, 'Zebulon Newer'));
          index.remove(91);
          index.remove(3);
        }
        yield row;
      }
    };
    await index.load(rows(), 100);
    expect([index.size, index.search('zebulon', 5).nos]).toEqual([98, [90]]);
  });

  it('adds rows to those that are there, and is done with them when it stops', async () => {
    const { index, find } = setupIndex(aRow(1, 'Ada One'));
    const filling = index.fill([aRow(2, 'Ada Two')]);
    await filling;
    expect([new Set(find('ada')), index.isFilling()]).toEqual([new Set([1, 2]), false]);
    let read = 0;
    const endless = function* (): Generator<SearchRow> {
      for (let no = 3; ; no += 1) {
        read = no;
        yield aRow(no, 'Bo');
      }
    };
    const never = index.fill(endless());
    index.put(aRow(2, 'Ada Zwei'));
    expect(index.isFilling()).toBe(true);
    await index.stop();
    const before = read;
    await never;
    expect([read, index.isFilling(), find('zwei')]).toEqual([before, false, [2]]);
  });

  it('keeps what was put or removed while many rows go in, and says that they do', async () => {
    let clock = 0;
    let turns = 0;
    const index = createSearchIndex({
      now: () => (clock += 1),
      nextTurn: () => {
        turns += 1;
        expect([index.isFilling(), index.search('zz', 5).complete]).toEqual([true, false]);
        if (turns === 1) {
          index.put(aRow(90, 'Zebulon Newer'));
          void index.putMany([aRow(91, 'Zebulon Newest'), aRow(101, 'Zebulon Added')]);
          index.remove(92);
        }
        return Promise.resolve();
      },
    });
    await index.putMany(people.slice(0, 100));
    const { nos } = index.search('zebulon', 5);
    expect([index.size, index.isFilling(), nos.toSorted((one, other) => one - other)]).toEqual([
      100,
      false,
      [90, 91, 101],
    ]);
  });

  it('lets other work run and answers from what is there while a load runs', async () => {
    let clock = 0;
    let turns = 0;
    const index = createSearchIndex({
      now: () => (clock += 1),
      nextTurn: () => {
        turns += 1;
        expect(index.search('zz', 5).complete).toBe(false);
        return Promise.resolve();
      },
    });
    await index.load(people, everyone);
    expect(turns).toBeGreaterThan(50);
    expect(index.search('zzz', 5)).toEqual({ nos: [], complete: true });
  });
});
