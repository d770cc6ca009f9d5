import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPrivateLink } from '#shared/codes/findPrivateLink.ts';
import { columnMapping } from '#lists/columnMapping.ts';
import { proposeMapping } from '#lists/proposeMapping.ts';
import { understandAttendees } from '#lists/understandAttendees.ts';
import type { AttendeeOptions } from '#lists/understandAttendees.ts';
import { tableFrom } from './listFiles.ts';

const isPrivateLink = (text: string) => findPrivateLink(text) !== undefined;

const understand = async (text: string, options: Partial<AttendeeOptions> = {}) => {
  const table = await tableFrom(text);
  const mapping = proposeMapping(table.headings, table.rows);
  const understood = await understandAttendees(table, mapping, { isPrivateLink, ...options });
  if (!understood.ok) throw new Error(understood.error.code);
  return understood.value;
};

const keysOf = async (text: string) => (await understand(text)).drafts.map(({ rowKey }) => rowKey);

describe('rows', () => {
  it('makes a person of every column it knows', async () => {
    const { drafts, problems } = await understand(
      'Vorname;Nachname;Name auf Badge;Firma;E-Mail-Adresse;Handy;Bestellnummer;Ticketart;Sprache;Status;Bemerkung;Sessions;Barcode\n' +
        ' Anna ;Müller;Änni;Beispiel  GmbH;Anna <anna@example.org>;+49 30 1;B-7;Speaker;Deutsch;Storniert;"Rollstuhl\nRampe";Keynote; 900100\n'.replace(
          'Keynote',
          '"Keynote | Werkstatt 2"',
        ),
    );
    expect({ drafts, problems }).toEqual({
      drafts: [
        {
          line: 2,
          rowKey: 'order:B-7',
          firstName: 'Anna',
          lastName: 'Müller',
          badgeName: 'Änni',
          company: 'Beispiel GmbH',
          email: 'anna@example.org',
          phone: '+49 30 1',
          orderNumber: 'B-7',
          category: 'Speaker',
          language: 'de',
          status: 'canceled',
          note: 'Rollstuhl\nRampe',
          sessions: ['Keynote', 'Werkstatt 2'],
          importedCode: '900100',
        },
      ],
      problems: [],
    });
  });

  it('names each row it does not understand, and takes the rest', async () => {
    const { drafts, problems } = await understand(
      [
        'First name,Last name,E-mail,Status,Note',
        'Anna,Müller,anna at example,paid,',
        ',,nobody@example.org,,',
        'First name,Last name,E-mail,Status,Note',
        'Bert,Maier,b@example.org,dunno,',
        'Cleo,Smith,c@example.org,,note, with comma',
        'Dora,Ng,d@example.org,,,,',
        `Emil,${'x'.repeat(5001)},e@example.org,,`,
        'Finn,Ode,f@example.org,,see https://example.org/#LA1_abcdefgh',
      ].join('\n'),
    );
    expect(drafts.map((draft) => [draft.firstName, draft.email, draft.status, draft.note])).toEqual(
      [
        ['Anna', '', 'confirmed', ''],
        ['Bert', 'b@example.org', 'pending', ''],
        ['Dora', 'd@example.org', 'confirmed', ''],
        ['Finn', 'f@example.org', 'confirmed', ''],
      ],
    );
    expect(problems).toEqual([
      { line: 2, reason: 'email_invalid', kept: true, column: 'E-mail' },
      { line: 3, reason: 'no_name', kept: false },
      { line: 4, reason: 'repeated_header', kept: false },
      { line: 5, reason: 'unknown_status', kept: true, column: 'Status' },
      { line: 6, reason: 'too_many_cells', kept: false },
      { line: 8, reason: 'too_long', kept: false, column: 'Last name' },
      { line: 9, reason: 'private_link', kept: true, column: 'Note' },
    ]);
  });

  it.each(['la1_', 'LR1_', 'lx1_', 'lv1_', 'ls1_', 'la1%5F', 'l\u200ba1_', 'ｌa1_'])(
    'never keeps a private link (%s), in whatever column',
    async (prefix) => {
      const link = `https://example.org/i#${prefix}0123456789abcdef`;
      const { drafts, problems } = await understand(
        `Name,Company,Barcode,Sessions,${link}\nAnna,${link},${link},a; ${link},${link}\n${link},,,,\n`,
      );
      const text = JSON.stringify({ drafts, problems }).toLowerCase();
      expect([
        text.includes('0123456789'),
        drafts.length,
        problems.map(({ reason }) => reason),
      ]).toEqual([
        false,
        1,
        ['private_link', 'private_link', 'private_link', 'private_link', 'no_name'],
      ]);
    },
  );

  it('joins columns of the same heading: the first e-mail, all sessions', async () => {
    const { drafts } = await understand(
      'Name,E-mail,E-mail,Session,Session\nAnna,,b@example.org,One,Two\nBert,c@example.org,d@example.org,,Two\n',
    );
    expect(drafts.map(({ email, sessions }) => ({ email, sessions }))).toEqual([
      { email: 'b@example.org', sessions: ['One', 'Two'] },
      { email: 'c@example.org', sessions: ['Two'] },
    ]);
  });

  it('parts sessions by commas only where nothing else parts them', async () => {
    const known = new Set(['Rust, slowly']);
    const { drafts } = await understand(
      'Name;Sessions\nA;One, Two\nB;"Rust, slowly; Two"\nC;Rust, slowly\nD;One|One|Two\n',
      { isKnownSession: (title) => known.has(title) },
    );
    expect(drafts.map(({ sessions }) => sessions)).toEqual([
      ['One', 'Two'],
      ['Rust, slowly', 'Two'],
      ['Rust, slowly'],
      ['One', 'Two'],
    ]);
  });

  it('follows a mapping that staff corrected', async () => {
    const table = await tableFrom('A,B\nMüller,Anna\n');
    const none = await understandAttendees(table, columnMapping('attendees', [null, null]), {
      isPrivateLink,
    });
    const names = columnMapping('attendees', ['lastName', 'firstName', 'nonsense']);
    const corrected = await understandAttendees(table, names, { isPrivateLink });
    expect([none, corrected.ok && corrected.value.drafts[0]?.firstName]).toEqual([
      { ok: false, error: { code: 'no_name_column' } },
      'Anna',
    ]);
  });

  it('writes composed letters, and no invisible ones', async () => {
    const { drafts } = await understand(
      'Name,Company\nJo\u0308rg\u200b  Ma\u0308rz,\u00a0Acme\u00ad\n',
    );
    expect([drafts[0]?.firstName, drafts[0]?.lastName, drafts[0]?.company]).toEqual([
      'Jörg',
      'März',
      'Acme',
    ]);
  });
});

describe('row keys', () => {
  it('takes the first of id, order and e-mail that only one row has, else name and company', async () => {
    expect(
      await keysOf(
        [
          'Ticket ID,Order number,E-mail,Name,Company',
          'T1,O1,a@example.org,Anna,X',
          'T2,O1,a@example.org,Bert,X',
          'T2,O2,B@example.org,Cleo,X',
          'T2,O1,b2@example.org,Dora,X',
          ',,a@example.org,Émil Øst,Y AG',
          ',,,emil ost,Y-AG',
          ',,,Emil Ost,Z',
        ].join('\n'),
      ),
    ).toEqual([
      'id:T1',
      'name:bert|x',
      'order:O2',
      'mail:b2@example.org',
      'name:emil ost|y ag',
      'name:emil ost|y ag|2',
      'name:emil ost|z',
    ]);
  });

  it('compares addresses without case', async () => {
    expect(await keysOf('Name,E-mail\nAnna,A@example.org\nBert,a@Example.org\n')).toEqual([
      'name:anna|',
      'name:bert|',
    ]);
  });

  it('gives each row its own key, and the same keys whenever the list comes', async () => {
    const few = fc.constantFrom('', 'a', 'b', 'A', 'á', 'a b');
    const mail = fc.constantFrom('', 'a@example.org', 'A@example.org', 'b@example.org');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(few, few, mail, few, few)), async (rows) => {
        const lines = rows.map((cells) => ['n', ...cells].join(','));
        const text = ['First name,ID,Order,E-mail,Last name,Company', 'z,,,,,', ...lines].join(
          '\n',
        );
        const keys = await keysOf(text);
        expect(new Set(keys).size).toBe(keys.length);
        expect(await keysOf(text)).toEqual(keys);
      }),
      { numRuns: 100 },
    );
  });
});

describe('long lists', () => {
  const longList = (rows: number) => {
    const lines = ['First name,Last name,E-mail,Order,Company,Note'];
    for (let row = 0; row < rows; row += 1)
      lines.push(`Anna ${row},Müller,a${row}@example.org,O-${row},"Firm, ${row % 99}",`);
    return lines.join('\n');
  };

  it('takes 200,000 rows in and lets others have their turn', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const { drafts, problems } = await understand(longList(200_000));
    clearInterval(timer);
    expect([drafts.length, problems.length, drafts.at(-1)?.rowKey, turns > 10]).toEqual([
      200_000,
      0,
      'order:O-199999',
      true,
    ]);
  }, 30_000);

  it('reports how far it is, and stops when told to', async () => {
    const table = await tableFrom(longList(30_000));
    const mapping = proposeMapping(table.headings, table.rows);
    const stop = new AbortController();
    const seen: string[] = [];
    const stopped = await understandAttendees(table, mapping, {
      isPrivateLink,
      signal: stop.signal,
      onProgress: (done, total) => {
        seen.push(`${done <= total} ${total}`);
        stop.abort();
      },
    });
    expect([stopped, seen[0]]).toEqual([{ ok: false, error: { code: 'canceled' } }, 'true 30000']);
  });
});
