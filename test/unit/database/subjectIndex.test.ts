import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { packPeople } from '#lists/packPeople.ts';
import { stationMigrations } from '#station/database/migrations.ts';
import {
  openStationDatabase,
  stationFile,
  type StationDatabase,
} from '#station/database/openStationDatabase.ts';
import { logPages, openDatabase } from '#sqlite/openDatabase.ts';
import { fastFolder } from '#test/support/recovery/writeJournal.ts';
import { anAttendee, subjectOf } from '#test/support/seedStation.ts';

const open = (dataDir: string = fastFolder()): StationDatabase => {
  const opened = openStationDatabase(dataDir);
  if (!opened.ok) throw new Error(opened.error.code);
  onTestFinished(opened.value.close);
  return opened.value;
};

/** Row after row until there are that many, in transactions of 250. */
const fill = (tables: StationDatabase, people: number, first = 0): void => {
  for (let from = first; from < people; from += 250) {
    tables.transact(() => {
      for (let no = from; no < from + 250; no += 1) {
        tables.attendees.insert(anAttendee({ id: `listed-${no}`, subject: subjectOf(no) }));
      }
    });
  }
};

const newRows = ({ database }: StationDatabase): number =>
  Number(database.prepare('SELECT count(*) FROM new_subjects').pluck().get());

const Step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('add' as const), people: fc.nat(600) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('addTwin' as const), of: fc.nat() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('change' as const), who: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('swap' as const), who: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('rollBack' as const), people: fc.nat(600) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('settle' as const), steps: fc.nat(12) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const) }) },
);

test('finds by subject exactly whom a plain map would find, whatever was added, changed and forgotten', () => {
  const tables = open();
  const listed = 5000;
  fill(tables, listed);
  let ids = listed;
  const rollBack = new Error('roll back');
  const inVain = (work: () => void): void => {
    const failing = (): void => {
      work();
      throw rollBack;
    };
    expect(() => tables.transact(failing)).toThrow(rollBack);
  };

  const play = (
    steps: readonly (typeof Step extends fc.Arbitrary<infer Value> ? Value : never)[],
  ) => {
    const subjectById = new Map<string, string>();
    const formerly = new Set<string>();
    for (let no = 0; no < listed; no += 1) subjectById.set(`listed-${no}`, subjectOf(no));
    const touched = new Set<string>(['listed-0', 'listed-4999', 'listed-2500']);
    const save = (id: string, subject: string): void => {
      formerly.add(subjectById.get(id) ?? subject);
      subjectById.set(id, subject);
      touched.add(id);
      tables.attendees.save(anAttendee({ id, subject }));
    };
    const nameOf = (no: number): string | undefined =>
      [...subjectById.keys()][no % Math.max(subjectById.size, 1)];
    const subjectAt = (no: number): string =>
      subjectById.get(nameOf(no) ?? '') ?? randomBytes(8).toString('hex');
    const addMany = (people: number, add: (id: string, subject: string) => void): void => {
      for (let count = 0; count < people; count += 1) {
        ids += 1;
        add(`added-${ids}`, randomBytes(8).toString('hex'));
      }
    };
    for (const step of steps) {
      switch (step.do) {
        case 'add':
          addMany(step.people, save);
          break;
        case 'addTwin':
          ids += 1;
          save(`added-${ids}`, subjectAt(step.of));
          break;
        case 'change':
        case 'swap': {
          const id = nameOf(step.who);
          const other =
            step.do === 'swap' ? subjectAt(step.who + 1) : randomBytes(8).toString('hex');
          if (id === undefined) break;
          const before = subjectAt(step.who);
          save(id, other);
          if (step.do === 'swap') save(id, before);
          break;
        }
        case 'rollBack':
          inVain(() => {
            addMany(step.people, (id, subject) => {
              formerly.add(subject);
              tables.attendees.insert(anAttendee({ id, subject }));
            });
          });
          break;
        case 'settle':
          for (let no = 0; no < step.steps; no += 1) tables.attendees.settleSome();
          break;
        case 'forget':
          tables.forgetEvent();
          for (const [id, subject] of subjectById) if (touched.has(id)) formerly.add(subject);
          subjectById.clear();
      }
    }
    const wanted = new Map<string, string>();
    for (const [id, subject] of subjectById) {
      const first = wanted.get(subject);
      if (first === undefined || id < first) wanted.set(subject, id);
    }
    const asked = [...formerly, ...[...touched].flatMap((id) => subjectById.get(id) ?? [])];
    const found = asked.map((subject) => tables.attendees.bySubject(subject)?.id);
    expect(found).toEqual(asked.map((subject) => wanted.get(subject)));
  };

  fc.assert(
    fc.property(fc.array(Step, { maxLength: 12 }), (steps) => inVain(() => play(steps))),
    { numRuns: 40 },
  );
});

/** Some more times, or until nothing is left to do. */
const settle = (tables: StationDatabase, steps = Infinity): void => {
  for (let step = 0; step < steps; step += 1) {
    const isMore = tables.transact(tables.attendees.settleSome);
    if (!isMore.ok || !isMore.value) return;
  }
};

const expectAllFound = (tables: StationDatabase, people: number): void => {
  for (let no = 0; no < people; no += 3) {
    if (tables.attendees.bySubject(subjectOf(no))?.id !== `listed-${no}`) expect.fail(`${no}`);
  }
};

test('a list that is settled leaves no new ones, and nobody is lost at any step or by a start in between', () => {
  const people = 9000;
  const dataDir = fastFolder();
  const tables = open(dataDir);
  fill(tables, people);
  expect(newRows(tables)).toBe(people);
  for (let round = 0; round < 3; round += 1) {
    settle(tables, 5);
    expectAllFound(tables, people);
    // Another start knows nothing of what was begun.
    expectAllFound(open(dataDir), people);
  }
  settle(tables);
  expect(newRows(tables)).toBe(0);
  expectAllFound(tables, people);
  tables.transact(tables.wipe);
  expect(tables.attendees.bySubject(subjectOf(1))).toBeNull();
});

test('a step that is undone is done again, and people who come meanwhile are found', () => {
  const tables = open();
  fill(tables, 9000);
  settle(tables, 4);
  const undone = new Error('undone');
  const fail = (): void => {
    for (let step = 0; step < 3; step += 1) tables.attendees.settleSome();
    throw undone;
  };
  expect(() => tables.transact(fail)).toThrow(undone);
  settle(tables, 2);
  fill(tables, 11_000, 9000);
  settle(tables);
  expectAllFound(tables, 11_000);
  settle(tables);
  expect(newRows(tables)).toBe(0);
  expectAllFound(tables, 11_000);
});

test('many lists one after the other do not leave runs for ever', () => {
  const tables = open();
  const [lists, people] = [45, 4000];
  for (let list = 0; list < lists; list += 1) {
    const some = Array.from({ length: people }, (_, each) => {
      const no = list * people + each;
      return anAttendee({ id: `listed-${no}`, subject: subjectOf(no) });
    });
    tables.transact(() => tables.attendees.insertPacked([packPeople('import', some)]));
  }
  expect(newRows(tables)).toBeLessThan(34 * people);
  for (let no = 0; no < lists * people; no += 97) {
    expect(tables.attendees.bySubject(subjectOf(no))?.id).toBe(`listed-${no}`);
  }
});

test('a slice of a list writes a part of the pages that an index of its subjects has', () => {
  const tables = open();
  fill(tables, 20_000);
  tables.database.pragma('wal_autocheckpoint = 0');
  tables.database.pragma('wal_checkpoint(TRUNCATE)');
  const pagesOfSubjects = 20_000 / 150;
  tables.transact(() => {
    for (let no = 0; no < 250; no += 1) {
      const id = `more-${no}`;
      tables.attendees.insert(anAttendee({ id, subject: subjectOf(1_000_000 + no) }));
    }
  });
  expect(logPages(tables.database)).toBeLessThan(pagesOfSubjects * 0.75);
});

test('a file from before there were runs finds whoever was among its new ones', () => {
  const dataDir = fastFolder();
  const before = openDatabase({
    path: join(dataDir, stationFile),
    migrations: stationMigrations.slice(0, 6),
  });
  if (!before.ok) throw new Error(before.error.code);
  const person = anAttendee({ id: 'old', subject: subjectOf(1) });
  const subject = Buffer.from(person.subject, 'hex');
  const { lastInsertRowid } = before.value
    .prepare("INSERT INTO attendees (id, subject, row_key, data) VALUES (?, ?, '', ?)")
    .run(person.id, subject, JSON.stringify(person));
  before.value.prepare('INSERT INTO new_subjects VALUES (?, ?)').run(subject, lastInsertRowid);
  before.value.close();
  expect(open(dataDir).attendees.bySubject(person.subject)?.id).toBe('old');
});

test('a file that has the index of before finds everybody, twins and changed people too', () => {
  const dataDir = fastFolder();
  const path = join(dataDir, stationFile);
  const before = openDatabase({ path, migrations: stationMigrations.slice(0, 5) });
  if (!before.ok) throw new Error(before.error.code);
  const insert = before.value.prepare(
    "INSERT INTO attendees (id, subject, row_key, data) VALUES (?, ?, '', ?)",
  );
  for (let no = 0; no < 300; no += 1) {
    const person = anAttendee({ id: `old-${no}`, subject: subjectOf(no % 299) });
    insert.run(person.id, Buffer.from(person.subject, 'hex'), JSON.stringify(person));
  }
  before.value.close();

  const { attendees, transact } = open(dataDir);
  const found = Array.from({ length: 299 }, (_, no) => attendees.bySubject(subjectOf(no))?.id);
  expect(found).toEqual(Array.from({ length: 299 }, (_, no) => `old-${no}`));
  transact(() => attendees.save(anAttendee({ id: 'old-7', subject: subjectOf(1000) })));
  expect(attendees.bySubject(subjectOf(7))).toBeNull();
  expect(attendees.bySubject(subjectOf(1000))?.id).toBe('old-7');
});
