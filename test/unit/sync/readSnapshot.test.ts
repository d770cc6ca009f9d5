import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attendeeText } from '#shared/model/attendeeText.ts';
import { readLines } from '#station/sync/readLines.ts';
import { readSnapshot } from '#station/sync/readSnapshot.ts';
import { anAttendee, aRunningEvent, subjectOf } from '#test/support/seedStation.ts';
import { snapshotLines } from '#test/support/snapshotLines.ts';

const people = 20;
const header = {
  type: 'snapshot',
  position: 7,
  event: aRunningEvent(0),
  importedCodeKey: '0'.repeat(64),
  attendees: people,
  storeTime: 0,
};
const personLines = Array.from({ length: people }, (_, no) => {
  const person = anAttendee({ id: `person-${no}`, subject: subjectOf(no), company: 'Ærø 王' });
  return `{"type":"attendee","attendee":${attendeeText(person)}}`;
});
const end = (attendees: number): string => JSON.stringify({ type: 'end', position: 7, attendees });
const whole = [JSON.stringify(header), '{"type":"newer"}', ...personLines, end(people), ''].join(
  '\n',
);

/** What comes of the text, sent in pieces that are cut at those bytes. */
const read = async (text: string, cuts: readonly number[] = []) => {
  const bytes = Buffer.from(text);
  const places = [0, ...cuts.map((cut) => cut % bytes.length).toSorted((a, b) => a - b)];
  const body = (async function* () {
    for (const [index, from] of places.entries()) {
      const piece = bytes.subarray(from, places[index + 1]);
      if (piece.length > 0) yield piece;
    }
  })();
  const after = () => () => undefined;
  const texts = readLines({ body, abort: () => undefined, after, idleMs: 1 });
  const { lines, broken } = readSnapshot(texts);
  const types: string[] = [];
  let why: string | null = null;
  try {
    for await (const some of lines) types.push(...snapshotLines(some).map(({ type }) => type));
  } catch (error) {
    why = String(error);
  }
  return { types, why, isBroken: broken() };
};

const types = ['snapshot', ...personLines.map(() => 'attendee'), 'end'];

test('a snapshot is the same, wherever the network cuts it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(100_000), { maxLength: 40 }), async (cuts) => {
      expect(await read(whole, cuts)).toEqual({ types, why: null, isBroken: false });
    }),
    { numRuns: 60 },
  );
});

test.each([
  { what: 'breaks off', text: whole.slice(0, -60), came: 20, why: /connection broke/ },
  {
    what: 'ends between two lines',
    text: whole.split('\n').slice(0, 9).join('\n') + '\n',
    came: 8,
    why: /breaks off/,
  },
  {
    what: 'has a line that is not ours',
    text: whole.replace('"id":"person-4"', '"id":4'),
    came: 5,
    why: /not ours/,
  },
  {
    what: 'has fewer people than it says',
    text: whole.replace(`${personLines[3]}\n`, ''),
    came: 20,
    why: /missing/,
  },
  { what: 'has no header', text: whole.slice(whole.indexOf('\n') + 1), came: 0, why: /header/ },
])('one that $what gives what came before, and says so', async ({ text, came, why }) => {
  const found = await read(text);
  expect(found).toMatchObject({ types: types.slice(0, came), isBroken: true });
  expect(found.why).toMatch(why);
});
