import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encoded, cellsOf, tableFrom } from './listFiles.ts';

const written = (rows: readonly (readonly string[])[], delimiter: string, lineEnd: string) =>
  rows
    .map((row) =>
      row
        .map((cell) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(delimiter),
    )
    .join(lineEnd);

const awkward = fc.constantFrom(
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  ' ',
  "'",
  '=1+1',
  'ü',
  '名',
  '😀',
);
const cell = fc
  .array(fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 5 })
  .map((parts) => parts.join(''))
  // Files in UTF-8 hold no half characters; control characters make a file binary; a last CR is a line end's.
  .map((text) =>
    text.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\ufeff\ufffd-\uffff]/g, ''),
  );

it('reads back any rows that were written as CSV', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 20 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
      async (generated, delimiter, lineEnd, encoding) => {
        const rows = generated.map(([first, ...rest]) => [`x${first ?? ''}`, ...rest]);
        const headings = ['First name', 'Last name', 'E-mail', 'Company', 'Phone'];
        const text = written([headings, ...rows], delimiter, lineEnd);
        const table = await tableFrom(encoded(text, encoding, true));
        expect(cellsOf(table)).toEqual(rows);
        const lines = rows.map((_, index) => {
          const before = written([headings, ...rows.slice(0, index)], delimiter, lineEnd);
          return before.split('\n').length + 1;
        });
        expect(table.rows.map(({ line }) => line)).toEqual(lines);
      },
    ),
    { numRuns: 300 },
  );
});
