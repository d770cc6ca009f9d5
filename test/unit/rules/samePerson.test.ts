import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attendee } from '#shared/model/attendee.ts';
import { likenessOf, pairOf } from '#shared/rules/samePerson.ts';
import { anAttendee } from '#test/support/seedStation.ts';

const walkIn = (given: Partial<Attendee>) =>
  anAttendee({ id: 'walk-in', source: 'walk_in', firstName: 'Ada', ...given });
const listed = (given: Partial<Attendee>) => anAttendee({ id: 'listed', ...given });

const cases: readonly (readonly [string, Attendee, Attendee, string[]])[] = [
  [
    'the same mail address, however it is written',
    walkIn({ firstName: 'A.', lastName: 'B.', email: 'ADA@Example.org ' }),
    listed({ email: 'ada@example.org' }),
    ['email'],
  ],
  [
    'the same name and company, whatever the accents, the case and the order of the names',
    walkIn({ firstName: 'nguyen', lastName: 'bo', company: 'FJALL ab' }),
    listed({ firstName: 'Bo', lastName: 'Nguyễn', company: 'Fjäll AB' }),
    ['name'],
  ],
  [
    'the same name at another company is somebody else',
    walkIn({ company: 'Fjord' }),
    listed({ company: 'Heide' }),
    [],
  ],
  [
    'two people without a mail address have none in common',
    walkIn({ firstName: 'Dora' }),
    listed({}),
    [],
  ],
  [
    'that a list names somebody twice is its own affair',
    listed({ id: 'first', email: 'ada@example.org' }),
    listed({ id: 'second', email: 'ada@example.org' }),
    [],
  ],
  ['nobody is the same person as oneself', walkIn({}), walkIn({}), []],
];

describe('two records may be one person', () => {
  test.each(cases)('%s', (_, one, other, expected) => {
    expect(likenessOf(one, other)).toEqual(expected);
    expect(likenessOf(other, one)).toEqual(expected);
  });
});

test('a pair is the same pair whoever is named first', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(pairOf(one, other)).toEqual(pairOf(other, one));
    }),
  );
});
