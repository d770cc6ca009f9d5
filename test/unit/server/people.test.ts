import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openBackend } from '#server/database/openBackend.ts';
import { systemEvery } from '#server/systemEvery.ts';
import { displayName } from '#shared/model/attendee.ts';
import { anAttendee } from '#test/support/seedStation.ts';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const somebody = [
  { firstName: 'Zoë', lastName: 'Ångström', company: 'Fjäll & Söner', email: 'zoe@example.org' },
  { firstName: 'Ming-Hua', lastName: '林明華', company: 'Acme', orderNumber: 'LX000412-2' },
  { firstName: 'Siobhán', lastName: 'O’Brien', company: 'Acme', category: 'speaker' },
  { firstName: 'عمر', lastName: 'الخطيب', email: 'omar@example.org', status: 'canceled' },
  { firstName: 'Anna', lastName: 'Müller', badgeName: 'Doc %_ Anna' },
].map((person, no) =>
  anAttendee({
    ...person,
    status: person.status === 'canceled' ? 'canceled' : 'confirmed',
    id: `person-${no}`,
    subject: `${no}`.padStart(16, '0'),
  }),
);

const setup = async () => {
  const made = await setupTokenStore();
  await made.store.people.add(somebody, 'terminal');
  const find = async (text: string, more = {}) => {
    const found = await made.store.people.find({ text, offset: 0, limit: 50, ...more });
    return found.people.map(displayName);
  };
  return { ...made, find };
};

describe('people', () => {
  it.each([
    ['zoe ang', ['Zoë Ångström']],
    ['SONER fjall', ['Zoë Ångström']],
    ['zoe@example', ['Zoë Ångström']],
    ['明華', ['Ming-Hua 林明華']],
    ['lx000412', ['Ming-Hua 林明華']],
    ['obrien', ['Siobhán O’Brien']],
    ['acme', ['Siobhán O’Brien', 'Ming-Hua 林明華']],
    ['الخطيب', ['عمر الخطيب']],
    ['muller', ['Doc %_ Anna']],
    ['%', ['Zoë Ångström', 'Doc %_ Anna', 'Siobhán O’Brien', 'عمر الخطيب', 'Ming-Hua 林明華']],
    ['ller', []],
    ['nobody at all', []],
  ])('are found by %s', async (text, names) => {
    const { find } = await setup();
    expect(await find(text)).toEqual(names);
  });

  it('are found by category and status, in pages', async () => {
    const { find, store } = await setup();
    expect(await find('', { category: 'speaker' })).toEqual(['Siobhán O’Brien']);
    expect(await find('', { status: 'canceled' })).toEqual(['عمر الخطيب']);
    expect(await find('', { limit: 2, offset: 2 })).toEqual(['Siobhán O’Brien', 'عمر الخطيب']);
    expect((await store.people.find({ text: '', offset: 4, limit: 2 })).total).toBe(5);
    expect(await store.people.categories()).toEqual([
      { category: 'visitor', people: 4 },
      { category: 'speaker', people: 1 },
    ]);
  });

  it('are found by what they are called now', async () => {
    const { find, store } = await setup();
    await store.people.change({
      attendeeId: 'person-4',
      changes: { lastName: 'Schmidt', status: 'canceled' },
      actor: 'staff:1',
    });
    expect(await find('muller')).toEqual([]);
    expect(await find('schmidt', { status: 'canceled' })).toEqual(['Doc %_ Anna']);
  });

  it('are all found in a database that is older than the search', async () => {
    const { find, place, log } = await setup();
    const opened = await openBackend(place, { random: randomBytes, every: systemEvery, log });
    if (!opened.ok) throw new Error(opened.error.code);
    onTestFinished(() => opened.value.close());
    const { database } = opened.value;
    await database.deleteFrom('attendee_index').execute();
    await database.deleteFrom('settings').where('name', '=', 'people_index').execute();
    expect(await find('zoe')).toEqual(['Zoë Ångström']);
    expect(await find('')).toHaveLength(5);
  });
});
