import Papa from 'papaparse';
import { TextWriter, Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseScan } from '#shared/codes/parseScan.ts';
import { formatPersonalLink } from '#shared/codes/personalLink.ts';
import { readPictureCodes } from '#server/mail/readPictureCodes.ts';
import { exportTable } from '#server/exports/exportTable.ts';
import { writeTable } from '#server/exports/writeTable.ts';
import { readTable } from '#lists/readTable.ts';
import { createListDesk } from '#test/support/server/createListDesk.ts';
import { keptText } from '#test/support/server/makePlace.ts';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';
import { anAttendee } from '#test/support/seedStation.ts';

/** Cut off: a whole one does not come into the store. */
const link = formatPersonalLink({ kind: 'app', secret: new Uint8Array(20).fill(5) }).slice(0, 40);
const hour = 3_600_000;

const setup = async () => {
  const made = await setupTokenStore();
  const desk = await createListDesk(made.store);
  await desk.add([
    {
      id: 'ada',
      company: '=HYPERLINK("https://evil.example")',
      note: 'allergic',
      phone: '+49 170',
    },
    { id: 'bob', company: `see https://store.example/a#${link}` },
    { id: 'cai', status: 'canceled' },
    { id: 'dot', hold: 'revoked', email: '' },
  ]);
  const { exports } = made.store;
  const request = async (format: 'csv' | 'xlsx' = 'csv') => {
    const asked = await exports.request({ format, reason: 'printing house', actor: 'staff:ada' });
    if (!asked.ok) throw new Error(asked.error.code);
    return asked.value.id;
  };
  const makeExport = async (format: 'csv' | 'xlsx' = 'csv') => {
    const id = await request(format);
    await exports.approve({ id, actor: 'staff:bob' });
    const file = await exports.make({ id, actor: 'staff:ada' });
    if (!file.ok) throw new Error(file.error.code);
    return file.value;
  };
  return { ...made, desk, exports, request, makeExport };
};

/** As libarchive gives them: folders are objects. */
const LibarchiveFiles = z.object({
  'attendees.csv': z.instanceof(File),
  codes: z.record(z.string(), z.instanceof(File)),
});

const Rows = (text: string): readonly Record<string, string>[] =>
  Papa.parse<Record<string, string>>(text.trim(), { header: true }).data;

const openZip = async (zip: Uint8Array, password: string) => {
  const entries = await new ZipReader(new Uint8ArrayReader(zip), { password }).getEntries();
  const read = async (name: string): Promise<string> => {
    const entry = entries.find(({ filename }) => filename === name);
    if (entry === undefined || entry.directory) throw new Error('no such file');
    return entry.getData(new TextWriter());
  };
  return { names: entries.map(({ filename }) => filename), entries, read };
};

describe('a list of attendees', () => {
  it('has no link, code, generation or note in it, and no cell that runs', async () => {
    const { exports, store } = await setup();
    const file = await exports.people({ format: 'csv', actor: 'staff:1' });
    if (!file.ok) throw new Error(file.error.code);
    const text = file.value.toString();
    const [ada, bob] = Rows(text.replace('\ufeff', ''));
    expect(ada).toEqual({
      Id: 'ada',
      'First name': 'Ada',
      'Last name': 'ada',
      'Badge name': '',
      Company: '\'=HYPERLINK("https://evil.example")',
      Email: 'ada@example.org',
      Phone: "'+49 170",
      'Order number': '',
      Category: 'visitor',
      Language: '',
      Status: 'confirmed',
      Sessions: '',
    });
    expect(bob?.['Company']).toBe('[private link]');
    expect(text).not.toContain(link.slice(4));
    expect(await store.verifyAudit()).toMatchObject({ isWhole: true });
  });

  it.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '＝1'])(
    'shows %j as a text',
    (text) => {
      const person = { attendee: anAttendee({ company: text }), sessions: [] };
      expect(exportTable([person]).rows[0]?.[4]).toBe(`'${text}`);
    },
  );

  it('is a workbook that opens, whatever people are called', async () => {
    const names = ['金城 武', 'محمد', '\u0000\u0008<b>', '\ud800', '👩‍💻', "O'Brien"];
    const people = names.map((firstName, no) => ({
      attendee: anAttendee({ id: `person-${no}`, firstName }),
      sessions: ['Opening', 'Lunch; late'],
    }));
    const bytes = await writeTable(exportTable(people), 'xlsx');
    const read = await readTable(bytes, 'list.xlsx');
    expect(JSON.stringify(read)).toContain('金城 武');
    expect(JSON.stringify(read)).toContain('Opening; Lunch; late');
  });
});

describe('a list with entry codes', () => {
  it('takes a reason and a second person, and is made once, within a day, by whoever asked', async () => {
    const { exports, request, time } = await setup();
    expect(await exports.request({ format: 'csv', reason: ' ', actor: 'staff:ada' })).toMatchObject(
      {
        error: { code: 'no_reason' },
      },
    );
    const id = await request();
    const code = async (
      outcome: Promise<{ ok: true } | { ok: false; error: { code: string } }>,
    ) => {
      const ended = await outcome;
      return ended.ok ? 'ok' : ended.error.code;
    };
    const make = (actor: 'staff:ada' | 'staff:bob', which = id) =>
      code(exports.make({ id: which, actor }));
    const approve = (actor: 'staff:ada' | 'staff:bob', which = id) =>
      code(exports.approve({ id: which, actor }));
    expect(await make('staff:ada')).toBe('not_approved');
    expect(await approve('staff:ada')).toBe('same_person');
    expect(await approve('staff:bob')).toBe('ok');
    expect(await approve('staff:bob')).toBe('approved_before');
    expect(await make('staff:bob')).toBe('not_yours');
    const both = await Promise.all([make('staff:ada'), make('staff:ada')]);
    expect(both.toSorted((one, other) => one.localeCompare(other))).toEqual(['made_before', 'ok']);
    time.now += 1;
    const late = await request();
    await approve('staff:bob', late);
    time.now += 25 * hour;
    expect(await make('staff:ada', late)).toBe('too_late');
    expect(await make('staff:ada', 'nothing')).toBe('unknown_export');
    expect((await exports.requests()).map(({ batch }) => batch === null)).toEqual([true, false]);
  });

  it('is encrypted, has codes that open their owners’ door, no link, and says whose file it is', async () => {
    const { makeExport, store, place } = await setup();
    const { zip, password, batch, people } = await makeExport();
    expect(people).toBe(2);
    expect(JSON.stringify(password)).toBe('{}');
    const { names, entries, read } = await openZip(zip, password.reveal());
    const pictures = ['codes/00001.png', 'codes/00002.png'];
    expect(names).toEqual(['attendees.csv', 'READ-ME-FIRST.txt', ...pictures]);
    expect(entries.every(({ encrypted, zipCrypto }) => encrypted && !zipCrypto)).toBe(true);
    const text = await read('attendees.csv');
    const rows = Rows(text.replace('\ufeff', ''));
    expect(rows.map(({ Id }) => Id)).toEqual(['ada', 'bob']);
    for (const row of rows) {
      const own = await store.issueCode({ attendeeId: row['Id'] ?? '', medium: 'entry' });
      expect(row['Entry code']).toBe(own.ok ? own.value.text : '');
      expect(parseScan(row['Entry code'] ?? '')).toMatchObject({ kind: 'code' });
      expect(row['Watermark']).toContain(`${batch} · staff:ada`);
      expect(Buffer.from(zip).toString('latin1')).not.toContain(row['Entry code']);
      expect(await keptText(place)).not.toContain(row['Entry code']);
    }
    expect(text).not.toMatch(/l[arxvs]1_/);
    expect(await read('READ-ME-FIRST.txt')).toContain(
      'approved by staff:bob, because: printing house',
    );
    const wrong = await openZip(zip, 'aaaa-aaaa-aaaa-aaaa-aaaa-aaaa');
    await expect(wrong.read('attendees.csv')).rejects.toThrow(/password/i);
    expect(await keptText(place)).not.toContain(password.reveal());
  });

  it('opens in a program that is none of ours, with a picture of each code beside its row', async () => {
    const { makeExport } = await setup();
    const { zip, password } = await makeExport();
    const { Archive } = await import('libarchive.js/dist/libarchive-node.mjs');
    const open = async (word: string) => {
      const archive = await Archive.open(new Blob([Buffer.from(zip)]));
      expect(await archive.hasEncryptedData()).toBe(true);
      await archive.usePassword(word);
      try {
        return LibarchiveFiles.parse(await archive.extractFiles());
      } finally {
        await archive.close();
      }
    };
    const files = await open(password.reveal());
    const rows = Rows((await files['attendees.csv'].text()).replace('\ufeff', ''));
    expect(rows.map(({ Picture }) => Picture)).toEqual(['codes/00001.png', 'codes/00002.png']);
    for (const row of rows) {
      const picture = files.codes[(row['Picture'] ?? '').slice('codes/'.length)];
      const bytes = await picture?.arrayBuffer();
      const read = await readPictureCodes(Buffer.from(bytes ?? new ArrayBuffer()));
      expect(read).toEqual([row['Entry code']]);
    }
    await expect(open('aaaa-aaaa-aaaa-aaaa-aaaa-aaaa')).rejects.toThrow(/passphrase/i);
  });

  it('comes as a workbook too', async () => {
    const { makeExport } = await setup();
    const { zip, password } = await makeExport('xlsx');
    const { entries } = await openZip(zip, password.reveal());
    const [file] = entries;
    if (file === undefined || file.directory) throw new Error('no such file');
    const bytes = Buffer.from(await file.getData(new Uint8ArrayWriter()));
    const read = await readTable(bytes, 'list.xlsx');
    expect(JSON.stringify(read)).toMatch(/LE1[A-Z2-7]{143}/);
  });

  it('that leaked is superseded as a whole, but for codes that were replaced since', async () => {
    const { makeExport, exports, store } = await setup();
    const { batch } = await makeExport();
    const reason = 'left on a train';
    await store.codes.rotate({
      attendeeId: 'bob',
      medium: 'entry',
      actor: 'staff:1',
      reason: 'lost',
    });
    const rotate = () => exports.rotateBatch({ batch, actor: 'staff:1', reason });
    expect(await rotate()).toEqual({ ok: true, value: { replaced: 1, mailed: 1, overBefore: 1 } });
    expect(await rotate()).toEqual({ ok: true, value: { replaced: 0, mailed: 0, overBefore: 2 } });
    const issued = await store.issueCode({ attendeeId: 'ada', medium: 'entry' });
    expect(issued).toMatchObject({ value: { generation: 2 } });
    expect(await store.mail.mails({ limit: 9 })).toMatchObject([
      { kind: 'resend_code' },
      { kind: 'resend_code' },
    ]);
    expect(await exports.rotateBatch({ batch: 'AAAA', actor: 'staff:1', reason })).toMatchObject({
      error: { code: 'unknown_batch' },
    });
    expect(await store.verifyAudit()).toMatchObject({ isWhole: true });
  });
});
