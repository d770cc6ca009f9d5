import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { VerdictCode } from '#shared/model/verdict.ts';
import { entranceCheckpoint } from '#shared/rules/defaultCheckpoints.ts';
import { decide } from '#shared/rules/decide.ts';
import type { Knowledge } from '#shared/rules/knowledge.ts';
import {
  aCode,
  aPerson,
  aSession,
  atTheDoor,
  minute,
  noon,
  presentSince,
  someKnowledge,
} from '#test/support/someKnowledge.ts';

const withPolicy = (policy: Partial<typeof entranceCheckpoint.policy>) => ({
  ...entranceCheckpoint,
  policy: { ...entranceCheckpoint.policy, ...policy },
});
const elsewhere = aSession({ id: 'qr', title: 'Practical QR codes', room: 'Room D' });

const cases: readonly (readonly [VerdictCode, Knowledge])[] = [
  ['private_link', someKnowledge({ reading: { kind: 'private_link', link: 'app' }, person: null })],
  ['foreign_code', someKnowledge({ reading: { kind: 'foreign' }, person: null })],
  ['unreadable', someKnowledge({ reading: { kind: 'unreadable' }, person: null })],
  ['rehearsal_code', someKnowledge({ reading: aCode({ rehearsal: true }) })],
  [
    'live_code_in_rehearsal',
    someKnowledge({ event: { ...someKnowledge().event, rehearsal: true } }),
  ],
  ['other_event', someKnowledge({ reading: aCode({ event: 8 }) })],
  ['forged', someKnowledge({ reading: aCode({ signature: 'forged' }) })],
  ['unknown_key', someKnowledge({ reading: aCode({ signature: 'unknown_key' }) })],
  ['not_listed', someKnowledge({ person: null })],
  ['unknown_code', someKnowledge({ reading: { kind: 'unknown_import' }, person: null })],
  ['superseded', someKnowledge({ person: aPerson({ entryGeneration: 2 }) })],
  ['revoked', someKnowledge({ person: aPerson({ hold: 'revoked' }) })],
  ['suspended', someKnowledge({ person: aPerson({ hold: 'suspended' }) })],
  ['not_yet_valid', someKnowledge({ reading: aCode({ notBeforeMinutes: noon / minute + 1 }) })],
  ['expired', someKnowledge({ reading: aCode({ expiresMinutes: noon / minute }) })],
  ['canceled', someKnowledge({ person: aPerson({ status: 'canceled' }) })],
  ['not_confirmed', someKnowledge({ person: aPerson({ status: 'unpaid' }) })],
  ['helpdesk', someKnowledge({ person: aPerson({ attention: true }) })],
  ['wrong_medium', someKnowledge({ reading: aCode({ medium: 'badge' }) })],
  ['closed', someKnowledge({ checkpoint: withPolicy({ opensAt: noon + 1 }) })],
  ['not_registered', atTheDoor({ person: aPerson() })],
  ['wrong_session', atTheDoor({ person: aPerson({ sessions: [elsewhere] }) })],
  ['enter_first', atTheDoor({ required: { first: null, last: null, inside: false } })],
  ['full', atTheDoor({ session: aSession({ seats: 2 }), inside: 2 })],
  ['already_in_just_now', someKnowledge({ here: presentSince({ at: noon - 2000 }) })],
  ['already_in', someKnowledge({ here: presentSince() })],
  ['not_in', someKnowledge({ direction: 'out' })],
  ['admitted', someKnowledge()],
  ['readmitted', someKnowledge({ here: presentSince(), again: true })],
  ['departed', someKnowledge({ direction: 'out', here: presentSince() })],
];

/** What makes a verdict, in the order of the design's table; each can be laid over any knowledge at the door. */
const objections: readonly (readonly [VerdictCode, (known: Knowledge) => Knowledge])[] = [
  ['rehearsal_code', withCode({ rehearsal: true })],
  ['other_event', withCode({ event: 8 })],
  ['forged', withCode({ signature: 'forged' })],
  ['not_listed', (known) => ({ ...known, person: null })],
  ['superseded', withPerson({ entryGeneration: 2 })],
  ['revoked', withPerson({ hold: 'revoked' })],
  ['expired', withCode({ expiresMinutes: noon / minute })],
  ['canceled', withPerson({ status: 'canceled' })],
  ['wrong_medium', withDoorPolicy({ media: { entry: false, badge: true } })],
  ['closed', withDoorPolicy({ opensAt: noon + 1 })],
  ['not_registered', withPerson({ sessions: [] })],
  ['enter_first', (known) => ({ ...known, required: { first: null, last: null, inside: false } })],
  ['full', (known) => ({ ...known, session: aSession({ seats: 0 }) })],
];

describe('decide', () => {
  test.each(cases)('answers %s', (code, known) => {
    expect(decide(known).code).toBe(code);
  });

  test('lets the earlier check of the design win, whichever others would object too', () => {
    const some = fc.subarray([...objections.keys()], { minLength: 1 });
    fc.assert(
      fc.property(some, (chosen) => {
        // A person who is not listed has no fields to object to.
        const isListed = !chosen.some((index) => objections[index]?.[0] === 'not_listed');
        const laid = chosen.reduceRight(
          (known, index) => objections[index]?.[1](known) ?? known,
          atTheDoor(),
        );
        const first = chosen[0] ?? 0;
        const expected = objections[first]?.[0];
        const isCheckOfCode = first <= 3;
        if (isListed || isCheckOfCode) expect(decide(laid).code).toBe(expected);
      }),
    );
  });

  test('keeps nobody inside: whoever leaves is asked for a genuine code only', () => {
    fc.assert(
      fc.property(fc.subarray([4, 5, 6, 7, 8, 9, 10, 11, 12]), (chosen) => {
        const inside = atTheDoor({ here: presentSince(), direction: 'out' });
        const laid = chosen.reduce(
          (known, index) => objections[index]?.[1](known) ?? known,
          inside,
        );
        expect(decide(laid).code).toBe('departed');
      }),
    );
  });

  test('names the right room, and when and where somebody entered', () => {
    expect(decide(atTheDoor({ person: aPerson({ sessions: [elsewhere] }) })).details).toEqual({
      sessionTitle: 'Practical QR codes',
      room: 'Room D',
      startsAt: noon,
    });
    expect(decide(someKnowledge({ here: presentSince() })).details).toEqual({
      earlierAt: noon - 30 * minute,
      earlierStation: 'Desk 1',
    });
  });
});

function withCode(given: Parameters<typeof aCode>[0]) {
  return (known: Knowledge): Knowledge => ({
    ...known,
    reading: known.reading.kind === 'code' ? { ...known.reading, ...given } : known.reading,
  });
}

function withPerson(given: Parameters<typeof aPerson>[0]) {
  return (known: Knowledge): Knowledge => ({
    ...known,
    person: known.person === null ? null : { ...known.person, ...given },
  });
}

function withDoorPolicy(policy: Partial<typeof entranceCheckpoint.policy>) {
  return (known: Knowledge): Knowledge => ({
    ...known,
    checkpoint: { ...known.checkpoint, policy: { ...known.checkpoint.policy, ...policy } },
  });
}
