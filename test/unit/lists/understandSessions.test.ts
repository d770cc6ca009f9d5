import { describe, expect, it } from 'vitest';
import { findPrivateLink } from '#shared/codes/findPrivateLink.ts';
import { proposeMapping } from '#lists/proposeMapping.ts';
import { understandRegistrations } from '#lists/understandRegistrations.ts';
import { understandSessions } from '#lists/understandSessions.ts';
import { tableFrom } from './listFiles.ts';

const isPrivateLink = (text: string) => findPrivateLink(text) !== undefined;

const sessionsOf = async (text: string, timeZone = 'Europe/Berlin') => {
  const table = await tableFrom(text);
  const mapping = proposeMapping(table.headings, table.rows, 'sessions');
  const understood = await understandSessions(table, mapping, { isPrivateLink, timeZone });
  if (!understood.ok) throw new Error(understood.error.code);
  return understood.value;
};

const timesOf = async (text: string, timeZone?: string) => {
  const { drafts } = await sessionsOf(text, timeZone);
  const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString());
  return drafts.map(({ startsAt, endsAt }) => [iso(startsAt), iso(endsAt)]);
};

describe('sessions', () => {
  it('makes a session of every column it knows', async () => {
    expect(
      await sessionsOf(
        'ID;Titel;Raum;Beginn;Ende;Plätze\nS1;Keynote;Saal 1;04.05.2026 09:15;10:00;1.200\n',
      ),
    ).toEqual({
      drafts: [
        {
          line: 2,
          key: 'id:S1',
          title: 'Keynote',
          room: 'Saal 1',
          startsAt: Date.parse('2026-05-04T07:15:00Z'),
          endsAt: Date.parse('2026-05-04T08:00:00Z'),
          seats: 1200,
        },
      ],
      problems: [],
    });
  });

  it.each([
    ['Title;Start;End', '2026-05-04 09:15;2026-05-04 10:00'],
    ['Title;Start;End', '2026-05-04T09:15:00+02:00;2026-05-04T08:00:00Z'],
    ['Title;Start;End', '04.05.2026, 9:15 Uhr;04.05.26 10.00'],
    ['Title;Start;End', '04/05/2026 9h15;10h'],
    ['Title;Date;Start;End', '5/4/2026;9:15 AM;10:00 am'],
    ['Title;Date;Time;Room', 'Montag, 04.05.2026;09:15 – 10:00;1'],
    ['Title;Start;Room', '2026-05-04 09:15-10:00;1'],
  ])('reads %s: %s', async (headings, cells) => {
    expect(await timesOf(`${headings}\nKeynote;${cells}\n`)).toEqual([
      ['2026-05-04T07:15:00.000Z', '2026-05-04T08:00:00.000Z'],
    ]);
  });

  it('reads days month first if any date of the list must be', async () => {
    const text = 'Title;Start;Room\nA;5/4/2026 09:00;1\nB;5/14/2026 09:00;1\n';
    expect((await timesOf(text, 'UTC')).map(([start]) => start)).toEqual([
      '2026-05-04T09:00:00.000Z',
      '2026-05-14T09:00:00.000Z',
    ]);
  });

  it('lets a session end after midnight', async () => {
    expect(await timesOf('Title;Date;From;To\nParty;2026-05-04;22:00;01:30\n', 'UTC')).toEqual([
      ['2026-05-04T22:00:00.000Z', '2026-05-05T01:30:00.000Z'],
    ]);
  });

  it('keeps sessions whose time or seats are not understood, and says so', async () => {
    const { drafts, problems } = await sessionsOf(
      [
        'Title;Start;End;Seats',
        'A;soon;;',
        'B;31.02.2026 09:00;;many',
        'C;2026-05-04 09:00;2026-05-02 10:00;-3',
        'D;;;40 seats',
        ';2026-05-04 09:00;;',
        'E;09:00;;',
        'a;;;',
      ].join('\n'),
    );
    expect(drafts.map(({ key, startsAt, seats }) => [key, startsAt === null, seats])).toEqual([
      ['title:a', true, null],
      ['title:b', true, null],
      ['title:c', false, null],
      ['title:d', true, 40],
      ['title:e', true, null],
      ['title:a|2', true, null],
    ]);
    expect(problems.map(({ line, reason, kept }) => [line, reason, kept])).toEqual([
      [2, 'time_invalid', true],
      [3, 'time_invalid', true],
      [3, 'seats_invalid', true],
      [4, 'ends_before_start', true],
      [4, 'seats_invalid', true],
      [6, 'no_title', false],
      [7, 'time_invalid', true],
    ]);
  });
});

describe('registrations', () => {
  it('makes one for each person and session', async () => {
    const table = await tableFrom(
      'E-mail,Order number,Session\nanna@example.org,,Keynote; Lunch\n,O-1,Lunch\nnobody,,Lunch\nb@example.org,,\n',
    );
    const mapping = proposeMapping(table.headings, table.rows);
    const understood = await understandRegistrations(table, mapping, { isPrivateLink });
    const anna = { line: 2, externalId: '', orderNumber: '', email: 'anna@example.org' };
    expect(understood).toEqual({
      ok: true,
      value: {
        drafts: [
          { ...anna, session: 'Keynote' },
          { ...anna, session: 'Lunch' },
          { line: 3, externalId: '', orderNumber: 'O-1', email: '', session: 'Lunch' },
        ],
        problems: [
          { line: 4, reason: 'email_invalid', kept: false, column: 'E-mail' },
          { line: 4, reason: 'no_attendee', kept: false },
          { line: 5, reason: 'no_session', kept: false },
        ],
      },
    });
  });
});
