import { describe, expect, test } from 'vitest';
import { openConsole } from '#test/support/web/openConsole.ts';
import type { OpenPages } from '#test/support/web/openPages.ts';
import type { Visitor } from '#test/support/web/createVisitor.ts';

let pages: OpenPages;
let visitor: Visitor;
let staff: string;
openConsole('helpdesk', (at) => {
  ({ pages, visitor, id: staff } = at);
});

const ada = {
  firstName: 'Ada',
  lastName: 'Beispiel',
  badgeName: '',
  company: 'Acme',
  email: 'ada@example.org',
  phone: '',
  orderNumber: '',
  category: 'visitor',
  language: 'fr',
  status: 'confirmed',
  note: '',
};

describe('attendees', () => {
  test('are found however their name is typed', async () => {
    const { text } = await visitor.get('/console/attendees?q=MODELE+zoe');
    expect(text).toContain('/console/attendees/zoe"');
    expect(text).not.toContain('/console/attendees/ada"');
    expect(text).toContain('1 person');
  });

  test('are changed as every station gets it, and who did it is on record', async () => {
    const saved = await visitor.post('/console/attendees/ada', { ...ada, company: 'Acme <b>2' });
    expect(saved).toMatchObject({ status: 303, location: '/console/attendees/ada?said=saved' });
    const { text } = await visitor.get(saved.location);
    expect(text).toContain('Saved. Stations get it with their next news.');
    expect(text).toContain('Acme &lt;b&gt;2');
    expect((await pages.store.people.history('ada'))[0]).toMatchObject({
      actor: `staff:${staff}`,
      action: 'attendee.changed',
      subject: 'ada',
    });
  });

  test.each([
    [{ email: 'ada@example.org, all@example.org' }, 'This is not one whole e-mail address'],
    [{ firstName: '', lastName: '' }, 'Give a first name'],
    [{ status: 'other' }, 'Something in this form cannot be used'],
  ])('are not changed by %o, and what was typed stays', async (change, sentence) => {
    const refused = await visitor.post('/console/attendees/ada', { ...ada, ...change });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(sentence);
    expect(await pages.store.people.read('ada')).toMatchObject({ email: 'ada@example.org' });
  });

  test('never get somebody’s link into a field that others read', async () => {
    const { url } = await pages.link('app', 'zoe');
    const refused = await visitor.post('/console/attendees/ada', { ...ada, note: `see ${url}` });
    expect(refused).toMatchObject({ status: 422 });
    expect(refused.text).toContain('personal link or code');
  });

  test('are added, and found at once', async () => {
    const added = await visitor.post('/console/attendees/new', { ...ada, firstName: 'Brand New' });
    expect(added.status).toBe(303);
    expect((await visitor.get(added.location)).text).toContain('Brand New Beispiel');
    expect((await visitor.get('/console/attendees?q=brand')).text).toContain(added.location);
  });

  test('who are not there are said to be so', async () => {
    expect(await visitor.get('/console/attendees/nobody')).toMatchObject({ status: 404 });
  });
});

describe('links', () => {
  test('are suspended, resumed and revoked with a reason, and never shown', async () => {
    const { handle, text: secret } = await pages.link('app', 'zoe');
    const path = `/console/links/${handle}`;
    expect(await visitor.post(path, { change: 'suspend', reason: ' ' })).toMatchObject({
      status: 422,
    });
    const back = '/console/attendees/zoe?said=';
    for (const change of ['suspend', 'resume', 'revoke']) {
      expect(await visitor.post(path, { change, reason: 'asked for' })).toMatchObject({
        status: 303,
        location: `${back}${change}`,
      });
    }
    expect(await visitor.post(path, { change: 'resume', reason: 'again' })).toMatchObject({
      status: 422,
    });
    const page = await visitor.get(path);
    expect(page.text).toContain(`la1_•••• ${handle.slice(-6)}`);
    expect(page.text).toContain('link.revoke');
    expect(page.text).not.toContain(secret);
  });

  test('and codes of a person are held back, for every station, and revoked for good', async () => {
    const path = '/console/attendees/musa/hold';
    const holdOf = async () => (await pages.store.people.read('musa'))?.hold;
    await visitor.post(path, { change: 'suspend', reason: 'asks us' });
    expect(await holdOf()).toBe('suspended');
    await visitor.post(path, { change: 'resume', reason: 'all is well' });
    expect(await holdOf()).toBe('none');
    await visitor.post(path, { change: 'revoke', reason: 'banned' });
    expect(await holdOf()).toBe('revoked');
    expect(await visitor.post(path, { change: 'resume', reason: 'no' })).toMatchObject({
      status: 422,
    });
    expect(await holdOf()).toBe('revoked');
  });
});
