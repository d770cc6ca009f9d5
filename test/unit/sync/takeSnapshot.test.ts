import { expect, onTestFinished, test } from 'vitest';
import { noWrites } from '#shared/rules/person.ts';
import type { Stamp } from '#shared/rules/stamp.ts';
import type { SnapshotItem } from '#station/sync/readSnapshot.ts';
import { packSnapshotPeople } from '#station/sync/snapshotPeople.ts';
import { openReplica } from '#test/support/merging/openReplica.ts';
import { anAttendee, aRunningEvent, subjectOf } from '#test/support/seedStation.ts';

const person = (no: number) =>
  anAttendee({ id: `person-${no}`, subject: subjectOf(no), firstName: `First ${no}` });
const stamp: Stamp = [5, 'desk', 1, 1];
const writes = { ...noWrites, fields: { firstName: { value: 'Corrected', stamp } } };

const snapshotOf = (...items: readonly SnapshotItem[]) =>
  (async function* () {
    yield [
      {
        type: 'snapshot' as const,
        position: 7,
        after: null,
        event: aRunningEvent(0),
        importedCodeKey: '0'.repeat(64),
        attendees: 3,
        storeTime: 0,
      },
    ];
    yield items;
    yield [{ type: 'end' as const, position: 7, attendees: 3 }];
  })();

test('people who come together meet those who are here, and what was written of them stays', async () => {
  const { tables, sync, close } = openReplica();
  onTestFinished(close);
  await sync.applySnapshot(
    snapshotOf(
      { type: 'attendee', attendee: person(2), writes },
      { type: 'writes', attendee: 'person-3', writes },
    ),
  );
  await sync.applySnapshot(snapshotOf(packSnapshotPeople([1, 2, 3, 4].map(person))));
  const found = [1, 2, 3, 4].map((no) => tables.attendees.bySubject(subjectOf(no)));
  expect(found.map((each) => `${each?.id} ${each?.firstName}`)).toEqual([
    'person-1 First 1',
    'person-2 Corrected',
    'person-3 Corrected',
    'person-4 First 4',
  ]);
  expect(tables.attendees.count()).toBe(4);
});
