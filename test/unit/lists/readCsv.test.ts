import { describe, expect, it } from 'vitest';
import { readTable } from '#lists/readTable.ts';
import { tableLimits } from '#lists/table.ts';
import { cellsOf, encoded, tableFrom } from './listFiles.ts';

const delimiters = [',', ';', '\t'] as const;
const lineEnds = ['\n', '\r\n', '\r'] as const;
const forms = [
  ['utf-8', false],
  ['utf-8', true],
  ['utf-16le', false],
  ['utf-16le', true],
  ['utf-16be', false],
  ['utf-16be', true],
  ['windows-1252', false],
] as const;

describe('encodings, delimiters and line ends', () => {
  const all = forms.flatMap(([encoding, mark]) =>
    delimiters.flatMap((delimiter) =>
      lineEnds.map((lineEnd) => ({ encoding, mark, delimiter, lineEnd })),
    ),
  );
  it.each(all)(
    'reads $encoding (mark: $mark) with $delimiter and $lineEnd',
    async ({ encoding, mark, delimiter, lineEnd }) => {
      const rows = [
        ['Vorname', 'Nachname', 'Firma'],
        ['Zoë', 'Müller', `Größe${delimiter} Übermaß`],
        ['José', 'Núñez', 'first\nsecond'],
        ['Anne', 'O’Neil'.replace('’', "'"), 'a "quoted" word'],
      ];
      const quote = (cell: string) =>
        /[",;\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
      const text = rows.map((row) => row.map(quote).join(delimiter)).join(lineEnd);
      const table = await tableFrom(encoded(text, encoding, mark));
      expect({ ...table, notices: [] }).toEqual({
        format: 'csv',
        encoding,
        delimiter,
        sheets: [],
        sheet: null,
        headings: rows[0],
        headingLine: 1,
        rows: [
          { line: 2, cells: rows[1] },
          { line: 3, cells: rows[2] },
          { line: lineEnd === '\r' ? 4 : 5, cells: rows[3] },
        ],
        notices: [],
      });
    },
  );

  it('reads Chinese names in UTF-16 without a byte order mark', async () => {
    const table = await tableFrom(encoded('姓名,公司\n王小明,测试公司\n李四,例子\n', 'utf-16le'));
    expect(cellsOf(table)).toEqual([
      ['王小明', '测试公司'],
      ['李四', '例子'],
    ]);
  });

  it('keeps UTF-8 when a few bytes of it are broken', async () => {
    const good = encoded(
      'Name,Ort\nMüller,Köln\nGröße,Düren\nÄrger,Öhringen\nÜbel,Fürth\n',
      'utf-8',
    );
    const names = 'Jürgen,Würzburg\n'.repeat(10);
    const table = await tableFrom(
      Buffer.concat([good, encoded(names, 'utf-8'), Buffer.from([0xff])]),
    );
    expect(table.rows[0]?.cells).toEqual(['Müller', 'Köln']);
    expect(table.notices).toEqual([{ code: 'bytes_replaced', count: 1 }]);
  });

  it('believes the line "sep=;" and counts it as a line', async () => {
    const table = await tableFrom('sep=;\r\nName;Company\r\nAnna, Müller;Ex, Ample\r\n');
    expect([table.delimiter, table.headings, table.rows]).toEqual([
      ';',
      ['Name', 'Company'],
      [{ line: 3, cells: ['Anna, Müller', 'Ex, Ample'] }],
    ]);
  });

  it('is not misled by commas inside cells parted by semicolons', async () => {
    const table = await tableFrom('Name;Sessions\nMüller, Anna;a, b, c\nMaier, Jo;d, e, f\n');
    expect(table.delimiter).toBe(';');
  });

  it('reads rows that end in LF here and CR LF there', async () => {
    const table = await tableFrom('Name,City\r\nAnna,Ulm\nBert,"Bad\nUrach"\r\nCleo,Bonn\n');
    expect(table.rows).toEqual([
      { line: 2, cells: ['Anna', 'Ulm'] },
      { line: 3, cells: ['Bert', 'Bad\nUrach'] },
      { line: 5, cells: ['Cleo', 'Bonn'] },
    ]);
  });
});

describe('odd rows', () => {
  it('leaves out blank rows and rows of empty cells, but counts their lines', async () => {
    const table = await tableFrom('\nName,Mail\n\n,\n  ,\t\nAnna,a@example.org\n\n');
    expect([table.headingLine, table.rows]).toEqual([
      2,
      [{ line: 6, cells: ['Anna', 'a@example.org'] }],
    ]);
  });

  it('counts lines alike with quotes and without, also around very long ones', async () => {
    const long = 'x'.repeat(200_000);
    for (const quoted of ['Bert', '"Bert"']) {
      const table = await tableFrom(`Name,Note\n\nAnna,${long}\n\n${quoted},${long}\nCleo,\n`);
      expect(table.rows.map(({ line, cells: [name] }) => [line, name])).toEqual([
        [3, 'Anna'],
        [5, 'Bert'],
        [6, 'Cleo'],
      ]);
    }
  });

  it('keeps ragged rows as they are', async () => {
    const table = await tableFrom('Name,Mail,Phone\nAnna\nBert,b@example.org,1,,\n');
    expect(cellsOf(table)).toEqual([['Anna'], ['Bert', 'b@example.org', '1', '', '']]);
  });

  it('keeps formulas and markup as text', async () => {
    const cells = ["=cmd|'/c calc'!A0", '<script>alert(1)</script>', '+1', '@SUM(A1)', '-2'];
    const table = await tableFrom(`a,b,c,d,e\n${cells.join(',')}\n`);
    expect(cellsOf(table)).toEqual([cells]);
  });

  it('loses one line only to a quote that is never closed', async () => {
    const many = Array.from({ length: 5000 }, (_, index) => `Person ${index},"Firm ${index}"`);
    const text = `Name,Company,Mail\n"Nan" Müller,Firm,n@example.org\nBert,"open,b@example.org\n${many.join('\n')}`;
    const table = await tableFrom(text);
    expect([table.rows.length, table.rows.slice(0, 3), table.rows.at(-1), table.notices]).toEqual([
      5002,
      [
        { line: 2, cells: ['"Nan" Müller', 'Firm', 'n@example.org'] },
        { line: 3, cells: ['Bert', '"open', 'b@example.org'] },
        { line: 4, cells: ['Person 0', 'Firm 0'] },
      ],
      { line: 5003, cells: ['Person 4999', 'Firm 4999'] },
      [{ code: 'quotes_repaired', line: 2, count: 2 }],
    ]);
  });

  it('survives a file of nothing but broken quotes in good time', async () => {
    const table = await tableFrom(`Name,Company\n${'Anna,"open\n'.repeat(20_000)}`);
    expect(table.rows).toHaveLength(20_000);
    // The parser looks through the rest of the file for each quote: seconds, and more where other tests run beside it.
  }, 60_000);

  it('finds the headings under a title', async () => {
    const table = await tableFrom('Attendees of 4 May\n\nFirst name,Last name\nAnna,Müller\n');
    expect([table.headings, table.headingLine, table.notices]).toEqual([
      ['First name', 'Last name'],
      3,
      [{ code: 'rows_before_headings', count: 1 }],
    ]);
  });
});

describe('files that are no list', () => {
  const failureOf = async (bytes: Uint8Array) => {
    const table = await readTable(bytes, 'list.csv');
    return table.ok ? null : table.error.code;
  };
  it.each([
    ['an empty file', '', 'empty_file'],
    ['only a byte order mark and blanks', '\ufeff \r\n\t', 'empty_file'],
    ['headings alone', 'First name,Last name\n\n', 'no_rows'],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'wrong_type'],
    ['a web page', '\n<!DOCTYPE html><html><table><tr><td>a', 'wrong_type'],
    ['JSON', '{"attendees": []}', 'wrong_type'],
    ['a contact card', 'BEGIN:VCARD\nFN:Anna', 'wrong_type'],
    ['a broken archive', 'PK\u0003\u0004 and no more', 'damaged_file'],
  ])('refuses %s', async (_, text, code) => {
    expect(await failureOf(encoded(text, 'utf-8'))).toBe(code);
  });

  it.each([
    ['an old Excel file', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]],
    ['random bytes', Array.from({ length: 4000 }, (_, index) => (index * 7919) % 251)],
  ])('refuses %s', async (_, bytes) => {
    expect(await failureOf(Uint8Array.from(bytes))).toBe('wrong_type');
  });

  it('refuses more bytes or rows than the limits', async () => {
    const bytes = encoded('Name,Mail\nAnna,a\nBert,b\nCleo,c\n', 'utf-8');
    const few = await readTable(bytes, 'a.csv', { limits: { ...tableLimits, fileBytes: 10 } });
    const rows = await readTable(bytes, 'a.csv', { limits: { ...tableLimits, rows: 2 } });
    expect([few, rows]).toEqual([
      { ok: false, error: { code: 'too_large' } },
      { ok: false, error: { code: 'too_large' } },
    ]);
  });
});
