import { describe, expect, it } from 'vitest';
import { listStatus } from '#shared/rules/listStatus.ts';
import { splitFullName } from '#shared/rules/splitFullName.ts';
import { zonedTime } from '#shared/rules/zonedTime.ts';

describe('whole names', () => {
  it.each([
    ['Anna Müller', 'Anna', 'Müller', null],
    ['Müller, Anna', 'Anna', 'Müller', null],
    ['van Beethoven, Ludwig', 'Ludwig', 'van Beethoven', null],
    ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven', null],
    ['Ana María de la Cruz', 'Ana María', 'de la Cruz', null],
    ['DUPONT Jean', 'Jean', 'DUPONT', null],
    ['ANNA MÜLLER', 'ANNA', 'MÜLLER', null],
    ['J. R. Smith', 'J. R.', 'Smith', null],
    ['Anna Müller, PhD', 'Anna', 'Müller, PhD', null],
    ['Madonna', 'Madonna', '', null],
    ['王小明', '王小明', '', null],
    ['山田 太郎', '太郎', '山田', '山田 太郎'],
    ['Al Gore', 'Al', 'Gore', null],
  ])('splits %s', (name, firstName, lastName, badgeName) => {
    expect(splitFullName(name)).toEqual({ firstName, lastName, badgeName });
  });
});

describe('status words', () => {
  it.each([
    ['confirmed', ['', 'Paid', 'bestätigt', 'confirmé', 'Confirmada', 'ok', 'YES']],
    ['pending', ['Waitlist', 'Warteliste', 'en attente', 'pendiente']],
    ['unpaid', ['not paid', 'unbezahlt', 'Impayé', 'sin pagar', 'No']],
    ['canceled', ['Cancelled', 'CANCELED', 'storniert', 'annulée', 'cancelado', 'refunded']],
    [null, ['???', 'constructor', 'maybe later']],
  ])('reads words for %s', (status, texts) => {
    expect(texts.map(listStatus)).toEqual(texts.map(() => status));
  });
});

describe('wall times', () => {
  it.each([
    ['Europe/Berlin', [2026, 5, 4, 9, 15], '2026-05-04T07:15'],
    ['Europe/Berlin', [2026, 1, 4, 9, 15], '2026-01-04T08:15'],
    ['Europe/Berlin', [2026, 3, 29, 1, 59], '2026-03-29T00:59'],
    ['Europe/Berlin', [2026, 3, 29, 2, 30], '2026-03-29T01:30'],
    ['Europe/Berlin', [2026, 3, 29, 3, 0], '2026-03-29T01:00'],
    ['Europe/Berlin', [2026, 10, 25, 2, 30], '2026-10-25T00:30'],
    ['America/New_York', [2026, 11, 1, 1, 30], '2026-11-01T05:30'],
    ['Asia/Kolkata', [2026, 5, 4, 0, 0], '2026-05-03T18:30'],
    ['Pacific/Auckland', [2026, 5, 4, 0, 0], '2026-05-03T12:00'],
  ] as const)('knows %s at %j', (zone, [year, month, day, hour, minute], utc) => {
    const time = zonedTime({ year, month, day, hour, minute }, zone);
    expect(new Date(time).toISOString().slice(0, 16)).toBe(utc);
  });
});
