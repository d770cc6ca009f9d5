import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packPeople } from '#lists/packPeople.ts';
import type { PackedRows } from '#lists/packRows.ts';
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

const unpack = (bytes: Uint8Array, { people, keys, subjects, places }: PackedRows) =>
  Array.from({ length: people }, (_, no) => {
    const at = (which: number): number =>
      Number(Buffer.from(places.subarray(64 * no + 8 * which, 64 * no + 8 * (which + 1))));
    const textAt = (from: Uint8Array, which: number): string =>
      Buffer.from(from.subarray(at(which) - 1, at(which) - 1 + at(which + 1))).toString();
    return {
      id: textAt(keys, 0),
      rowKey: textAt(keys, 2),
      importedCode: textAt(keys, 4),
      text: textAt(bytes, 6),
      subject: Buffer.from(subjects.subarray(8 * no, 8 * no + 8)).toString('hex'),
    };
  });

it('packs anybody as the body of a fact, and says where each person is in it', () => {
  fc.assert(
    fc.property(fc.array(person, { maxLength: 8 }), fc.constantFrom(1, 60), (some, times) => {
      const people = Array.from({ length: times }, () => some)
        .flat()
        .map((each, no) => anAttendee({ ...each, id: `id-${no}` }));
      const { bytes, bodyEnds, rows } = packPeople('import-1', people);
      const bodies = bodyEnds.map((end, no) =>
        Buffer.from(bytes.subarray(bodyEnds[no - 1] ?? 0, end)).toString(),
      );
      const texts = people.map((each) => attendeeText(each));
      const parts = Array.from({ length: Math.ceil(texts.length / 250) }, (_, no) =>
        texts.slice(no * 250, (no + 1) * 250),
      );
      expect(bodies).toEqual(
        parts.map((each) => `{"importId":"import-1","attendees":[${each.join()}]}`),
      );
      expect(bodyEnds.at(-1) ?? 0).toBe(bytes.length);
      expect(unpack(bytes, rows)).toEqual(
        people.map(({ id, rowKey, subject, importedCode }, no) => ({
          ...{ id, rowKey, subject, importedCode: importedCode ?? '' },
          text: texts[no],
        })),
      );
    }),
    { numRuns: 60 },
  );
});
