import { describe, expect, it } from 'vitest';
import { parseCode } from '#shared/codes/parseCode.ts';
import { anAttendee, subjectOf } from '#test/support/seedStation.ts';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const people = Array.from({ length: 600 }, (_, no) =>
  anAttendee({
    id: `attendee-${no}`,
    subject: subjectOf(no),
    // The first has one already, the last may have none any more.
    entryGeneration: no === 0 ? 3 : 0,
    hold: no === 599 ? 'revoked' : 'none',
  }),
);

const setup = async () => {
  const made = await setupTokenStore();
  await made.store.people.add(people.slice(0, 300), 'terminal');
  await made.store.people.add(people.slice(300), 'terminal');
  return made;
};

describe('codes for many', () => {
  it('are those that each gets alone, in the order asked for', async () => {
    const { store } = await setup();
    const attendeeIds = ['nobody', ...people.map(({ id }) => id).toReversed()];
    const issued = await store.issueCodes({ attendeeIds, medium: 'entry' });
    if (!issued.ok) throw new Error(issued.error.code);
    const [stranger, revoked, ...good] = issued.value;
    expect(stranger).toMatchObject({ ok: false, error: { code: 'unknown_attendee' } });
    expect(revoked).toMatchObject({ ok: false, error: { code: 'revoked' } });
    const subjects = good.map((one) => (one.ok ? parseCode(one.value.text)?.payload.subject : ''));
    expect(subjects).toEqual(
      people
        .slice(0, 599)
        .map(({ subject }) => subject)
        .toReversed(),
    );
    for (const attendeeId of ['attendee-0', 'attendee-1', 'attendee-598']) {
      const alone = await store.issueCode({ attendeeId, medium: 'entry' });
      expect(good[attendeeIds.indexOf(attendeeId) - 2]).toEqual(alone);
    }
    expect(good.at(-1)).toMatchObject({ value: { generation: 3 } });
  });

  it('tell the stations of each first generation once', async () => {
    const { store } = await setup();
    const attendeeIds = people.map(({ id }) => id);
    await store.issueCodes({ attendeeIds, medium: 'badge' });
    await store.issueCodes({ attendeeIds, medium: 'badge' });
    const event = await store.event();
    const { facts } = await store.readLog({ event: event?.id ?? '', after: 0, limit: 2000 });
    const replaced = facts.filter(({ fact }) => fact.kind === 'codeReplaced');
    expect(replaced).toHaveLength(599);
    expect(new Set(replaced.map(({ fact }) => fact.attendee))).toEqual(
      new Set(attendeeIds.slice(0, 599)),
    );
    expect((await store.people.read('attendee-7'))?.badgeGeneration).toBe(1);
  });
});
