import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { readTable } from '#lists/readTable.ts';
import { tableLimits } from '#lists/table.ts';
import { cellsOf, tableFrom } from './listFiles.ts';
import { bookParts, makeZip } from './makeZip.ts';

const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const headingRow = (...names: string[]) => `<row r="1">${names.map(inline).join('')}</row>`;

describe('cells', () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="00000"/><numFmt numFmtId="166" formatCode="#,##0.00\\ &quot;days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>';
  it.each([
    ['a shared text in pieces', '<c t="s"><v>0</v></c>', 'Anna Müller & Co'],
    ['a text in place', inline('&lt;b&gt;Müller&lt;/b&gt; &#128512;'), '<b>Müller</b> 😀'],
    ['a Japanese text without its reading', '<c t="s"><v>1</v></c>', '山田'],
    ['the last result of a formula', '<c t="str"><f>A1&amp;B1</f><v>Anna B</v></c>', 'Anna B'],
    ['a formula without a result', '<c t="str"><f>A1</f></c>', ''],
    ['a text that looks like a formula', inline('=HYPERLINK(1)'), '=HYPERLINK(1)'],
    ['an error', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['a truth', '<c t="b"><v>1</v></c>', 'TRUE'],
    ['a whole number', '<c><v>42</v></c>', '42'],
    ['a long phone number', '<c><v>4.915112345678E12</v></c>', '4915112345678'],
    ['a number with noise', '<c><v>0.30000000000000004</v></c>', '0.3'],
    ['a day', '<c s="1"><v>46146</v></c>', '2026-05-04'],
    ['a day and time', '<c s="2"><v>46146.385416666664</v></c>', '2026-05-04 09:15'],
    ['a time', '<c s="3"><v>0.385416666666667</v></c>', '09:15'],
    ['an ISO date', '<c t="d"><v>2026-05-04T09:15:00</v></c>', '2026-05-04T09:15:00'],
    ['a ticket number with leading zeros', '<c s="4"><v>423</v></c>', '00423'],
    ['a number whose format has letters in quotes', '<c s="5"><v>3</v></c>', '3'],
    ['a control character that Excel hid', inline('a_x0041_b'), 'aAb'],
    ['a shared text that is missing', '<c t="s"><v>99</v></c>', ''],
  ])('reads %s as text', async (_, cell, text) => {
    const sharedStrings =
      '<si><r><t>Anna </t></r><r><rPr/><t xml:space="preserve">Müller &amp; Co</t></r></si><si><t>山田</t><rPh sb="0" eb="2"><t>ヤマダ</t></rPh></si>';
    const sheet = `${headingRow('Name', 'Note')}<row r="2">${inline('x')}${cell}</row>`;
    const table = await tableFrom(
      makeZip(bookParts({ sheets: { One: sheet }, sharedStrings, styles })),
    );
    expect(table.rows[0]?.cells[1] ?? '').toBe(text);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const sheet = `${headingRow('Name')}<row r="2"><c s="1"><v>44684</v></c></row>`;
    const workbookProperties = '<workbookPr date1904="1"/>';
    const parts = bookParts({ sheets: { One: sheet }, styles, workbookProperties });
    expect(cellsOf(await tableFrom(makeZip(parts)))).toEqual([['2026-05-04']]);
  });

  it('puts cells and rows where their references say, as Excel numbers them', async () => {
    const sheet = `${headingRow('First name', 'Last name', 'Company')}<row r="5"><c r="C5"><v>7</v></c></row><row r="9"/><row><c><v>1</v></c></row>`;
    const table = await tableFrom(makeZip(bookParts({ sheets: { One: sheet } })));
    expect(table.rows).toEqual([
      { line: 5, cells: ['', '', '7'] },
      { line: 10, cells: ['1'] },
    ]);
  });
});

describe('workbooks', () => {
  const sheets = {
    hiddenNotes: `${headingRow('Secret')}<row r="2">${inline('x')}</row>`,
    Empty: '',
    Guests: `${headingRow('Name')}<row r="2">${inline('Anna')}</row>`,
    Staff: `${headingRow('Name')}<row r="2">${inline('Bert')}</row>`,
  };

  it('takes the first visible sheet that holds rows, or the one asked for', async () => {
    const book = makeZip(bookParts({ sheets }));
    const [first, staff] = [await tableFrom(book), await tableFrom(book, { sheet: 'Staff' })];
    expect([first.sheets, first.sheet, cellsOf(first), staff.sheet, cellsOf(staff)]).toEqual([
      ['Empty', 'Guests', 'Staff'],
      'Guests',
      [['Anna']],
      'Staff',
      [['Bert']],
    ]);
  });

  it('reads names with a namespace prefix and another program’s workbook', async () => {
    const parts = bookParts({ sheets });
    const prefixed = Object.fromEntries(
      Object.entries(parts).map(([path, xml]) => [
        path,
        path.includes('sheet3') ? xml.replace(/<(\/?)(\w)/g, '<$1x:$2') : xml,
      ]),
    );
    expect(cellsOf(await tableFrom(makeZip(prefixed)))).toEqual([['Anna']]);
    const written = await writeExcelFile([
      ['Vorname', 'Nachname', 'Sitze'],
      ['Zoë', 'O’Neil', 12],
      ['=1+1', '<b>', null],
    ]).toBuffer();
    expect(cellsOf(await tableFrom(written))).toEqual([
      ['Zoë', 'O’Neil', '12'],
      ['=1+1', '<b>'],
    ]);
  });

  const failureOf = async (bytes: Uint8Array, limits = tableLimits) => {
    const table = await readTable(bytes, 'list.xlsx', { limits });
    return table.ok ? null : table.error.code;
  };

  it('refuses other archives, damage and what unpacks to too much', async () => {
    const good = makeZip(bookParts({ sheets }));
    const middle = Buffer.from(good);
    middle.fill(0xee, 60, 200);
    const bomb = bookParts({ sheets: { One: headingRow('Name') + '<row/>'.repeat(1_000_000) } });
    const small = { ...tableLimits, sheetBytes: 100_000 };
    expect([
      await failureOf(makeZip({ 'word/document.xml': '<document/>' })),
      await failureOf(good.subarray(0, good.length - 30)),
      await failureOf(middle),
      await failureOf(
        makeZip({ ...bookParts({ sheets }), 'xl/workbook.xml': '<workbook><sheets' }),
      ),
      await failureOf(makeZip(bomb), small),
      await failureOf(makeZip(bomb, { 'xl/worksheets/sheet1.xml': 500 }), small),
      await failureOf(makeZip(bookParts({ sheets: { One: headingRow('Name') } }))),
      await failureOf(makeZip(bookParts({ sheets: { One: '' } }))),
    ]).toEqual([
      'wrong_type',
      'damaged_file',
      'damaged_file',
      'damaged_file',
      'too_large',
      'damaged_file',
      'no_rows',
      'empty_file',
    ]);
  });

  it('follows no entity of a document type', async () => {
    const parts = bookParts({
      sheets: { One: `${headingRow('Name')}<row>${inline('&lol;')}</row>` },
    });
    const path = 'xl/worksheets/sheet1.xml';
    const xml = `<!DOCTYPE x [<!ENTITY lol "${'ha'.repeat(50)}">]>${parts[path]?.slice(21) ?? ''}`;
    expect(cellsOf(await tableFrom(makeZip({ ...parts, [path]: xml })))).toEqual([['&lol;']]);
  });

  it('stops when it is told to, and says how far it is', async () => {
    const rows = Array.from({ length: 20_000 }, () => `<row>${inline('Anna')}</row>`);
    const book = makeZip(bookParts({ sheets: { One: headingRow('Name') + rows.join('') } }));
    const shares: number[] = [];
    await tableFrom(book, { onProgress: (done, total) => shares.push(done / total) });
    const stop = new AbortController();
    const stopped = await readTable(book, 'a.xlsx', {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect([shares.length > 3, shares.at(-1), stopped]).toEqual([
      true,
      1,
      { ok: false, error: { code: 'canceled' } },
    ]);
  });
});
