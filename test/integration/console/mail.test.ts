import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';
import { signInStaff } from '#test/support/web/signInStaff.ts';
import type { Visitor } from '#test/support/web/createVisitor.ts';

let pages: OpenPages;
let one: Visitor;
let two: Visitor;
beforeAll(async () => {
  pages = await openPages();
  ({ visitor: one } = await signInStaff(pages, 'organiser', 'one'));
  ({ visitor: two } = await signInStaff(pages, 'organiser', 'two'));
});
afterAll(() => pages.close());

const invitation = {
  name: 'Invitation & more',
  base: '',
  language: 'en',
  subject: 'Welcome, {{first_name}}',
  text: 'Your page: {{_webapp_link}}',
  html: '<p style="color:red">Your page: <a href="{{_webapp_link}}">open</a></p>',
};

describe('a mail template', () => {
  test('is saved, seen by two people side by side, tried, published and queued', async () => {
    const saved = await one.post('/console/mail/template', invitation);
    expect(saved).toMatchObject({ status: 303 });
    const page = await one.get(saved.location);
    expect(page.text).toContain('Welcome, Ada');
    expect(page.text).toContain('Welcome, موسى');
    expect(page.text).toContain('la1_••••');
    expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'");
    const name = invitation.name;
    const wanted = { what: `template:${name}`, to: 'everybody' };
    const early = await one.post('/console/mail/send', wanted);
    expect(early.text).toContain('Only a published version goes out');
    const published = await one.post('/console/mail/publish', { name });
    expect(published.text).toContain('every personal place is its recipient’s own');
    const checked = await one.post('/console/mail/send', wanted);
    expect(checked.text).toContain('3 people get it');
    expect(await pages.store.mail.mailings({ limit: 9 })).toEqual([]);
    // Nobody confirms what they have not seen.
    const unseen = await one.post('/console/mail/send', { ...wanted, expected: '2' });
    expect(unseen.text).toContain('3 people get it');
    expect(await pages.store.mail.mailings({ limit: 9 })).toEqual([]);
    const queued = await one.post('/console/mail/send', { ...wanted, expected: '3' });
    expect(queued.location).toMatch(/^\/console\/mail\/mailings\/[\da-f-]{36}$/);
    const mailing = await one.get(queued.location);
    expect(mailing.text).toContain('Invitation &amp; more (Version 1)');
    expect(mailing.text).toContain('Ada Beispiel');
    expect((await one.get('/console/mail')).text).toContain('Invitation &amp; more');
  });

  test('is shown as a mail that runs nothing and asks for nothing', async () => {
    const shown = await one.get('/console/mail/preview?name=Invitation+%26+more&no=1');
    expect(shown.text).toContain('<p style="color:red">');
    expect(shown.text).toContain('la1_••••');
    expect(shown.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; form-action 'none'; base-uri 'none'; sandbox",
    );
  });

  test('with somebody’s link in it is refused, names the place, and keeps what was typed', async () => {
    const { url } = await pages.link('app', 'zoe');
    const typed = { ...invitation, text: `See ${url}` };
    expect((await one.post('/console/mail/template', typed)).text).toContain('of this name');
    const refused = await one.post('/console/mail/template', { ...typed, base: 'en' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('a personal link. Put the merge tag of its kind there instead.');
    expect(refused.text).toContain('Invitation &amp; more');
  });
});

describe('one person', () => {
  test('is chosen on the way from their own page, and is the only one who gets it', async () => {
    const way = '/console/mail/send?person=ada';
    expect((await one.get('/console/attendees/ada')).text).toContain(`href="${way}"`);
    const form = await one.get(way);
    expect(form.text).toContain('<bdi>Ada Beispiel</bdi>');
    expect(form.text).toMatch(/value="person"\s+required\s+checked/);
    const wanted = { what: 'code:entry', to: 'person', id: 'ada' };
    const checked = await one.post('/console/mail/send', wanted);
    expect(checked.text).toContain('1 person gets it');
    // Below it the form still means the same person.
    expect(checked.text).toContain('<bdi>Ada Beispiel</bdi>');
    const queued = await one.post('/console/mail/send', { ...wanted, expected: '1' });
    const mailing = (await one.get(queued.location)).text;
    expect(mailing).toContain('Ada Beispiel');
    expect(mailing).not.toContain('Zoë');
  });

  test('who is not there is looked for, and the way is not shown to who may not send', async () => {
    expect((await one.get('/console/mail/send?person=none')).text).toContain('type="search"');
    const { visitor: helper } = await signInStaff(pages, 'helpdesk');
    const { text } = await helper.get('/console/attendees/ada');
    expect(text).toContain('Ada Beispiel');
    expect(text).not.toContain('/console/mail/send');
  });
});

describe('an export', () => {
  test('of the list has no code and no link in it', async () => {
    const file = await one.post('/console/exports/people', { format: 'csv' });
    expect(file.headers.get('content-disposition')).toContain('attendees.csv');
    expect(file.text).toContain('Beispiel');
    expect(file.text).not.toMatch(/L[EB]1[A-Z2-7]{20}|l[arxvs]1_/);
  });

  test('with codes takes a second person, and is made once, encrypted', async () => {
    await one.post('/console/exports/request', { format: 'csv', reason: 'for the printer' });
    const [request] = await pages.store.exports.requests();
    const path = `/console/exports/${request?.id ?? ''}`;
    expect((await one.post(`${path}/approve`)).text).toContain('A second person has to approve it');
    expect((await one.post(`${path}/make`)).text).toContain('Nobody has approved it yet');
    expect((await two.get('/console/exports')).text).toContain('for the printer');
    expect(await two.post(`${path}/approve`)).toMatchObject({ status: 303 });
    expect((await two.post(`${path}/make`)).text).toContain('Whoever asked for it makes it');
    const made = await one.post(`${path}/make`);
    expect(made.text).toContain('3 codes in an encrypted file');
    expect(made.text).toContain('href="data:application/zip;base64,UEsDB');
    expect((await one.post(`${path}/make`)).text).toContain('It was made already');
    const [{ batch } = { batch: '' }] = await pages.store.exports.requests();
    const rotated = await two.post(`/console/exports/batches/${batch ?? ''}/rotate`, {
      reason: 'lost',
    });
    expect(rotated).toMatchObject({ status: 303 });
    expect((await pages.store.people.read('ada'))?.entryGeneration).toBe(2);
  });
});

describe('sending', () => {
  test('finds one person, asks which of several, and says who is left out and why', async () => {
    const zoe = await pages.newcomer({ firstName: 'Zoe', lastName: 'Modele', hold: 'suspended' });
    const form = { what: 'link:app', to: 'person', text: 'zoe modele' };
    const several = await one.post('/console/mail/send', form);
    expect(several.text).toContain('Several people are called so');
    const held = await one.post('/console/mail/send', { ...form, id: zoe });
    expect(held.text).toContain('0 people get it');
    expect(held.text).toContain('1 left out: codes are suspended');
    const found = await one.post('/console/mail/send', { ...form, id: 'zoe' });
    expect(found.text).toContain('1 person gets it');
    const nobody = await one.post('/console/mail/send', { ...form, text: 'nobody at all' });
    expect(nobody.text).toContain('nobody is found by that');
    const nothing = await one.post('/console/mail/send', { to: 'everybody' });
    expect(nothing.text).toContain('Choose what to send');
  });

  test('is followed: mails that wait are stopped, and tried again', async () => {
    const sent = { what: 'code:entry', to: 'category', category: 'visitor', expected: '3' };
    for (const id of ['ada', 'musa', 'zoe']) {
      await pages.store.people.change({
        attendeeId: id,
        changes: { category: 'visitor' },
        actor: 'terminal',
      });
    }
    const { location } = await one.post('/console/mail/send', sent);
    expect((await one.post(location, { change: 'stop' })).location).toBe(location);
    const stopped = await one.get(`${location}?state=dropped`);
    expect(stopped.text).toContain('stopped by staff');
    const mailing = location.split('/').at(-1) ?? '';
    const [mail] = await pages.store.mail.mails({ mailing, limit: 1 });
    const again = await one.post(`/console/mail/mails/${mail?.id ?? ''}/retry`, { mailing });
    expect(again.location).toBe(location);
    expect(await pages.store.mail.mailing(mailing)).toMatchObject({
      counts: { waiting: 1, dropped: 2 },
    });
  });
});

test('sponsors are added, and their contact gets a link that nobody sees', async () => {
  const sponsor = {
    name: 'Fjäll <b>& Söner',
    contactName: 'Åse Modell',
    contactAddress: 'ase@example.org',
    editDeadline: '2027-05-09T18:00',
  };
  const wrong = await one.post('/console/sponsors', { ...sponsor, contactAddress: 'all of them' });
  expect(wrong.text).toContain('one whole mail address');
  expect(await one.post('/console/sponsors', sponsor)).toMatchObject({ status: 303 });
  const [added] = await pages.store.sponsors.list();
  const toNobody = await one.post('/console/mail/send', {
    what: 'code:entry',
    to: 'sponsors',
  });
  expect(toNobody.text).toContain('<a href="/console/sponsors"><bdi>Fjäll');
  const sent = await one.post(`/console/sponsors/${added?.id ?? ''}/link`);
  expect(sent.text).toContain('The contact gets a link to the profile by mail.');
  const { handle } = await pages.link('sponsor', added?.id ?? '');
  const page = await one.get('/console/sponsors');
  expect(page.text).toContain('Fjäll &lt;b&gt;&amp; Söner');
  expect(page.text).toContain(`ls1_•••• ${handle.slice(-6)}`);
});

test('a sponsor is changed: another contact ends the links of the one before', async () => {
  const added = await pages.store.sponsors.add(
    { name: 'Acme', contactAddress: 'kim@example.org', editDeadline: pages.time.now + 1000 },
    'terminal',
  );
  const id = added.ok ? added.value.id : '';
  const { handle } = await pages.link('sponsor', id);
  const path = `/console/sponsors/${id}`;
  expect((await one.get(path)).text).toContain('kim@example.org');
  const sponsor = {
    ...{ name: 'Acme', contactName: 'Lou', contactAddress: 'lou@example.org', language: 'fr' },
    editDeadline: '2027-05-09T18:00',
  };
  const wrong = await one.post(path, { ...sponsor, contactAddress: 'all of them' });
  expect(wrong.text).toContain('one whole mail address');
  expect(wrong.text).toContain('all of them');
  expect(await one.post(path, sponsor)).toMatchObject({ status: 303 });
  expect(await pages.store.sponsors.read(id)).toMatchObject({ language: 'fr', isListed: false });
  expect(await pages.store.links.read(handle)).toMatchObject({ state: 'revoked' });
});

test('a mail that came back is taken in, and anything else is told from it', async () => {
  const path = '/console/mail/returned';
  expect((await one.get('/console/mail')).text).toContain(`href="${path}"`);
  expect((await one.post(path, { source: 'Out of office' })).text).toContain('no delivery report');
});
