import { createSearchIndex, type SearchIndex } from '#station/search/createSearchIndex.ts';
import type { SearchRow } from '#station/search/searchRow.ts';
import { tokensOf } from '#shared/rules/foldText.ts';
import { generatePeople, type GeneratedPerson } from '#test/support/generatePeople.ts';
import { drawQueries, type DrawnQuery } from '#test/support/drawQueries.ts';
import Database from 'better-sqlite3';
import { benchLine, type BenchLine } from './benchLine.ts';

const limit = 50;
const seed = 7;

/** Builds the index over invented people and times queries of 2–6 letters against FTS5 prefix queries. */
export const measureSearch = async (options: {
  readonly attendees: number;
}): Promise<readonly BenchLine[]> => {
  const { attendees } = options;
  const memoryBefore = memoryNow();
  const index = createSearchIndex();
  const build = await timeBuild(index, attendees);
  const memory = memoryNow() - memoryBefore;
  const queries = drawQueries(generatePeople({ count: attendees, seed }), attendees);
  for (const { text } of queries.slice(0, 300)) index.search(text, limit);
  const times = queries.map(({ text }) => timed(() => index.search(text, limit)));
  const baseline = plainFts(attendees);
  const baselineTimes = queries
    .filter((_, at) => at % 20 === 0)
    .map(({ text }) => timed(() => baseline.search(text)));
  const people = peopleByNo(queries, attendees);
  const shareFound = (isWanted: (query: DrawnQuery) => boolean): number => {
    const wanted = queries.filter(isWanted);
    return wanted.filter((query) => isFound(index, query, people)).length / wanted.length;
  };
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  baseline.close();
  return [
    atMost('build', build.ms, {}),
    atMost('longest slice while building', build.longestSliceMs, {}),
    atMost('memory', memory, { unit: 'MB' }),
    atMost('query p50', quantile(times, 0.5), {
      baseline: quantile(baselineTimes, 0.5),
    }),
    atMost('query p99', quantile(times, 0.99), {
      baseline: quantile(baselineTimes, 0.99),
      must: 30,
    }),
    atMost('query slowest', Math.max(...times), {
      baseline: Math.max(...baselineTimes),
    }),
    ...kinds.map((kind) =>
      atLeast(
        `found: ${kind}`,
        shareFound((query) => query.kind === kind),
        kind === 'one slip' ? 0.97 : 0.99,
      ),
    ),
  ];
};

const timeBuild = async (index: SearchIndex, attendees: number) => {
  let isDone = false;
  let longestSliceMs = 0;
  let last = performance.now();
  const watch = (): void => {
    longestSliceMs = Math.max(longestSliceMs, performance.now() - last);
    last = performance.now();
    if (!isDone) setImmediate(watch);
  };
  setImmediate(watch);
  // Rows are made beforehand, a part at a time, so that neither making nor keeping them is counted.
  let ms = 0;
  let from = 0;
  const people = rowsOf(attendees)[Symbol.iterator]();
  await index.load([], attendees);
  while (from < attendees) {
    const part: SearchRow[] = [];
    for (; part.length < 50_000 && from < attendees; from += 1) {
      const step = people.next();
      if (step.done !== true) part.push(flat(step.value));
    }
    globalThis.gc?.();
    last = performance.now();
    const start = performance.now();
    await index.putMany(part);
    ms += performance.now() - start;
  }
  isDone = true;
  return { ms, longestSliceMs };
};

export const rowOf = (person: GeneratedPerson, no: number): SearchRow => ({
  no,
  name: `${person.firstName} ${person.lastName}`,
  company: person.company,
  email: person.email,
  orderNumber: person.orderNumber,
});

/** As rows come from a file or a database: strings in one piece, not V8's ropes of the parts they were made of. */
const flat = (row: SearchRow): SearchRow => ({
  no: row.no,
  name: inOnePiece(row.name),
  company: inOnePiece(row.company),
  email: inOnePiece(row.email),
  orderNumber: inOnePiece(row.orderNumber),
});
const inOnePiece = (text: string): string => Buffer.from(text).toString();

function* rowsOf(attendees: number): Iterable<SearchRow> {
  let no = 0;
  for (const person of generatePeople({ count: attendees, seed })) yield rowOf(person, ++no);
}

/** Full-text search as SQLite brings it: no slips, no long spellings, no Chinese, no order of the hits. */
const plainFts = (attendees: number) => {
  const db = new Database(':memory:');
  db.exec(
    `CREATE VIRTUAL TABLE people USING fts5(name, company, email, orderNumber, prefix='2 3', content='', tokenize='unicode61 remove_diacritics 2')`,
  );
  const insert = db.prepare(
    'INSERT INTO people (rowid, name, company, email, orderNumber) VALUES (?, ?, ?, ?, ?)',
  );
  let buildMs = 0;
  db.exec('BEGIN');
  for (const row of rowsOf(attendees)) {
    buildMs += timed(() => insert.run(row.no, row.name, row.company, row.email, row.orderNumber));
  }
  db.exec('COMMIT');
  const select = db.prepare(
    `SELECT rowid FROM people WHERE people MATCH ? ORDER BY rank LIMIT ${limit}`,
  );
  return {
    buildMs,
    search: (text: string) =>
      select.all(
        tokensOf(text)
          .map((token) => `"${token}"*`)
          .join(' '),
      ),
    close: () => db.close(),
  };
};

const peopleByNo = (
  queries: readonly DrawnQuery[],
  attendees: number,
): readonly GeneratedPerson[] =>
  queries.length === 0 ? [] : [...generatePeople({ count: attendees, seed })];

/** Whether the wanted person is shown or, where more match than are shown, one that matches as well (for a slip: has the same token). */
const isFound = (
  index: SearchIndex,
  query: DrawnQuery,
  people: readonly GeneratedPerson[],
): boolean => {
  const { nos, complete } = index.search(query.text, limit);
  if (nos.includes(query.no)) return true;
  if (complete) return false;
  const typed = tokensOf(query.text.split('@')[0] ?? '');
  return nos.some((no) => {
    const person = people[no - 1];
    if (person === undefined) return false;
    const text = Object.values(person).join(' ');
    const tokens = tokensOf(`${text} ${inGermanSpelling(text)}`);
    return query.sameToken === undefined
      ? typed.every((word) => tokens.some((token) => token.includes(word)))
      : tokens.includes(query.sameToken);
  });
};

const inGermanSpelling = (text: string): string =>
  text
    .toLowerCase()
    .replace(
      /[äöüøå]/g,
      (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' })[letter] ?? '',
    );

const timed = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

const memoryNow = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
};

const quantile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;

/** Times are held against FTS5 for comparison only: what must be reached is a number of milliseconds. */
const atMost = (
  name: string,
  value: number,
  given: { readonly unit?: string; readonly baseline?: number; readonly must?: number },
): BenchLine => {
  const { unit = 'ms', baseline, must } = given;
  const told = benchLine({
    group: 'search',
    name,
    value,
    unit,
    ...(baseline === undefined ? {} : { baseline }),
  });
  return must === undefined ? told : { ...told, must, met: value <= must };
};

const atLeast = (name: string, value: number, must: number): BenchLine =>
  benchLine({ group: 'search', name, value, unit: 'share', must, atLeast: true });
