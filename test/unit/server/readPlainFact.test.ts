import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPlainFact } from '#server/log/readPlainFact.ts';
import { Fact } from '#shared/model/fact.ts';

const plain: Fact = {
  id: '0199c0de-0000-7000-8000-000000000001',
  station: 'station-1',
  incarnation: 1,
  seq: 7,
  kind: 'noteAdded',
  at: 1_800_000_000_000,
  offset: -20,
  operator: 'Zoë',
  attendee: 'ada',
  checkpoint: null,
  body: { text: 'note', helpdesk: false, about: null },
  previousHash: '0'.repeat(64),
  hash: 'a1'.repeat(32),
};

it('takes what a station writes without asking the schema', () => {
  expect(readPlainFact(plain)).toBe(plain);
  expect(readPlainFact({ ...plain, attendee: null, checkpoint: 'entrance' })).toBeDefined();
});

it('never says that something is a fact of which the schema says otherwise, or another', () => {
  // What JSON can hold, and what is just within a bound or beyond it.
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.string({ minLength: 60, maxLength: 70, unit: fc.constantFrom('a', '0', 'F', 'é', '\n') }),
    fc.constantFrom(
      '',
      'a\0',
      '\ud800',
      'a\n',
      ' a',
      '1'.repeat(64),
      '1'.repeat(65),
      'G'.repeat(64),
    ),
    fc.constantFrom(0, -1, 1.5, 2 ** 53, -(2 ** 53), 1e300, true, null, [], {}),
    fc.constant(JSON.parse('{"__proto__": {"a": 1}, "b": 2}')),
  );
  const field = fc.constantFrom(...Object.keys(plain), 'ofANewerVersion', '__proto__');
  const changes = fc.array(fc.tuple(field, fc.option(odd, { nil: undefined })), { maxLength: 2 });
  fc.assert(
    fc.property(changes, (changed) => {
      const fields = new Map<string, unknown>(Object.entries(plain));
      for (const [name, value] of changed) {
        if (value === undefined) fields.delete(name);
        else fields.set(name, value);
      }
      const text = `{${[...fields].map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
      const item: unknown = JSON.parse(text);
      const taken = readPlainFact(item);
      const read = Fact.safeParse(item);
      if (taken === undefined) return;
      expect(read.success).toBe(true);
      expect(JSON.stringify(read.data?.body)).toBe(JSON.stringify(taken.body));
      expect(read.data).toEqual(taken);
    }),
    { numRuns: 1000 },
  );
});
