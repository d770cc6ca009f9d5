import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Attendee } from '#shared/model/attendee.ts';
import { openStationDatabase } from '#station/database/openStationDatabase.ts';
import { searchFields } from '#station/search/searchRow.ts';
import { anAttendee } from '#test/support/seedStation.ts';

const people: readonly Attendee[] = [
  anAttendee({
    id: '1',
    subject: '0000000000000001',
    company: 'Ærø & Söhne',
    email: 'a@b.example',
  }),
  anAttendee({ id: '2', subject: '0000000000000002', firstName: '', orderNumber: 'T-1"\\' }),
  anAttendee({ id: '3', subject: '0000000000000003', lastName: '', badgeName: '“Ada” 王' }),
  anAttendee({ id: '4', subject: '0000000000000004', firstName: '12', lastName: 'null' }),
];

it('builds the index at a start of the same words that a change puts into it', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lanyard-search-'));
  const opened = openStationDatabase(dataDir);
  if (!opened.ok) throw new Error(opened.error.code);
  const { attendees, transact, close } = opened.value;
  onTestFinished(() => {
    close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  transact(() => {
    for (const person of people) attendees.insert(person);
  });
  const rows = people.map((person, index) => ({ no: index + 1, ...searchFields(person) }));
  expect(attendees.searchPage(0, 10)).toEqual(rows);
  expect(attendees.searchPage(1, 2)).toEqual(rows.slice(1, 3));
});
