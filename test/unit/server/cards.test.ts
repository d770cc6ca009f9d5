import { expect, it } from 'vitest';
import { anAttendee } from '#test/support/seedStation.ts';
import { eventStart, setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const people = ['ada', 'bo'].map((id, no) =>
  anAttendee({ id, subject: `000000000000000${no}`, firstName: id, lastName: '', company: 'Acme' }),
);

const setup = async () => {
  const { store } = await setupTokenStore();
  await store.people.add(people, 'terminal');
  const badgeOf = async (attendeeId: string) => {
    const issued = await store.issueCode({ attendeeId, medium: 'badge' });
    return issued.ok ? issued.value.text : '';
  };
  return { store, cards: store.cards, badgeOf };
};

it('a card is asked for, given, and taken back on both sides', async () => {
  const { store, cards, badgeOf } = await setup();
  expect(await cards.scan('ada', await badgeOf('bo'))).toEqual({ ok: true, value: 'asked' });
  const { waiting } = await cards.box('ada');
  expect(waiting).toEqual([{ id: expect.any(String) as string, at: eventStart }]);
  const [question] = (await cards.box('bo')).questions;
  expect(question).toMatchObject({ name: 'ada', fields: { company: 'Acme' } });
  const id = question?.id ?? '';
  await cards.answer('bo', { id, isGiven: true });
  const card = { id, fields: { company: 'Acme' }, given: ['company'] };
  expect((await cards.box('ada')).received).toEqual([{ ...card, name: 'bo' }]);
  expect((await cards.box('bo')).received).toEqual([{ ...card, name: 'ada' }]);
  await cards.withdraw('ada', id);
  const empty = { received: [], questions: [], waiting: [] };
  expect([await cards.box('ada'), await cards.box('bo')]).toEqual([empty, empty]);
  expect(await store.verifyAudit()).toMatchObject({ isWhole: true });
});

it('what a card says is kept until it is chosen anew', async () => {
  const { cards } = await setup();
  expect(await cards.settings('ada')).toEqual({ mode: 'ask', fields: ['company'] });
  for (const chosen of [
    { mode: 'off', fields: [] },
    { mode: 'give', fields: ['email', 'phone'] },
  ] as const) {
    await cards.saveSettings('ada', { ...chosen, fields: [...chosen.fields] });
    expect(await cards.settings('ada')).toEqual(chosen);
  }
});
