import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packPeople } from '#lists/packPeople.ts';
import { attendeeText } from '#shared/model/attendeeText.ts';
import { anAttendee } from '#test/support/seedStation.ts';

const text = fc.string({ unit: 'binary', maxLength: 30 });
const person = fc.record({
  firstName: text,
  lastName: text,
  rowKey: text,
  subject: fc
    .uint8Array({ minLength: 8, maxLength: 8 })
    .map((bytes) => Buffer.from(bytes).toString('hex')),
  importedCode: fc.constantFrom(null, 'ab'.repeat(32)),
});

it('packs anybody as the body of a fact, and says where each person is in it', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 8 }), fc.constantFrom(1, 60), (some, times) => {
      const people = Array.from({ length: times }, () => some)
        .flat()
        .map((each, no) => anAttendee({ ...each, id: `id-${no}` }));
      const { bytes, bodyEnds, places, ...packed } = packPeople('import-1', people);
      const part = (from = 0, to = 0): string => Buffer.from(bytes.subarray(from, to)).toString();
      const bodies = bodyEnds.map((end, no) => part(bodyEnds[no - 1] ?? 0, end));
      const texts = people.map((each) => attendeeText(each));
      const parts = Array.from({ length: Math.ceil(texts.length / 250) }, (_, no) =>
        texts.slice(no * 250, (no + 1) * 250),
      );
      expect(bodies).toEqual(
        parts.map((each) => `{"importId":"import-1","attendees":[${each.join()}]}`),
      );
      expect(people.map((_, no) => part(places[2 * no], places[2 * no + 1]))).toEqual(texts);
      expect(bodyEnds.at(-1) ?? 0).toBe(bytes.length);
      expect({ ...packed, subjects: Buffer.from(packed.subjects).toString('hex') }).toEqual({
        ids: people.map(({ id }) => id),
        rowKeys: people.map(({ rowKey }) => rowKey),
        importedCodes: people.map(({ importedCode }) => importedCode),
        subjects: people.map(({ subject }) => subject).join(''),
      });
    }),
    { numRuns: 60 },
  );
});
