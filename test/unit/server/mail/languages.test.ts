import { describe, expect, it } from 'vitest';
import { lintTemplate } from '#server/mail/lintTemplate.ts';
import { setupMail, startWorker } from '#test/support/server/setupMail.ts';
import { startSmtp } from '#test/support/server/startSmtp.ts';

const actor = 'staff:1';
const textsIn = (word: string) => ({
  subject: `${word}, {{first_name}}`,
  text: `${word} {{_webapp_link}}`,
  html: `<p>${word} <a href="{{_webapp_link}}">{{event_name}}</a></p>`,
});
const welcome = {
  name: 'welcome',
  language: 'de',
  ...textsIn('Willkommen'),
  others: { en: textsIn('Welcome'), ar: textsIn('أهلا') },
} as const;
const people = [
  { id: 'ada', language: 'en' },
  { id: 'bob', language: 'it' },
  { id: 'eve' },
  { id: 'musa', language: 'ar' },
].map((person) => ({ ...person, firstName: person.id }));

const setup = async () => {
  const made = await setupMail(people);
  const smtp = await startSmtp();
  const worker = startWorker(made.store, smtp.url);
  const subjects = (): Readonly<Record<string, string | undefined>> =>
    Object.fromEntries(smtp.mails.map(({ to, parsed }) => [to.join(), parsed.subject]));
  return { ...made, ...smtp, worker, subjects };
};

describe('a template in several languages', () => {
  it('goes to each in their own, and to others in its own, from right to left in Arabic', async () => {
    const { store, worker, mails, subjects } = await setup();
    await store.mail.saveTemplate({ template: welcome, actor });
    expect(await store.mail.publish({ name: 'welcome', actor })).toMatchObject({ ok: true });
    await store.mail.send({ what: { template: 'welcome' }, to: 'everybody', actor });
    await worker.run();
    expect(subjects()).toEqual({
      'ada@example.org': 'Welcome, ada',
      'bob@example.org': 'Willkommen, bob',
      'eve@example.org': 'Willkommen, eve',
      'musa@example.org': 'أهلا, musa',
    });
    const html = mails.find(({ to }) => to[0] === 'musa@example.org')?.parsed.html;
    expect(html).toContain('<div lang="ar" dir="rtl"><p>أهلا');
  });

  it('goes to all in one where that is said', async () => {
    const { store, worker, subjects } = await setup();
    await store.mail.saveTemplate({ template: welcome, actor });
    await store.mail.publish({ name: 'welcome', actor });
    const to = { ids: ['musa', 'eve'] };
    await store.mail.send({ what: { template: 'welcome' }, to, language: 'en', actor });
    await worker.run();
    expect(new Set(Object.values(subjects()))).toEqual(new Set(['Welcome, musa', 'Welcome, eve']));
  });

  it('is shown to two people in each language', async () => {
    const { store } = await setup();
    await store.mail.saveTemplate({ template: welcome, actor });
    const shown = async (language?: 'ar' | 'fr') => {
      const previews = await store.mail.preview({
        name: 'welcome',
        ...(language === undefined ? {} : { language }),
      });
      return previews.ok ? previews.value.map(({ subject }) => subject) : previews.error;
    };
    expect(await shown()).toEqual(['Welcome, ada', 'Willkommen, bob']);
    expect(await shown('ar')).toEqual(['أهلا, ada', 'أهلا, bob']);
    expect(await shown('fr')).toEqual(['Willkommen, ada', 'Willkommen, bob']);
  });

  it('is refused where one of them holds somebody’s link, an unknown tag, or nothing', async () => {
    const { store } = await setup();
    const { others, ...own } = welcome;
    const wrong = { ...own, others: { ...others, fr: { ...textsIn('x'), text: '{{nom}}' } } };
    expect(await lintTemplate(wrong)).toEqual([
      { problem: 'unknown_tag', place: 'fr, line 1 of the plain text' },
    ]);
    expect(await store.mail.saveTemplate({ template: wrong, actor })).toMatchObject({
      error: { code: 'template_refused', details: { place: 'fr, line 1 of the plain text' } },
    });
    const link = `la1_${'a'.repeat(39)}`;
    const leaking = { ...own, others: { es: { ...textsIn('x'), html: `<p>${link}</p>` } } };
    expect(await store.mail.saveTemplate({ template: leaking, actor })).toMatchObject({
      error: { code: 'template_refused', details: { problem: 'personal_link' } },
    });
    const empty = { ...own, others: { es: { subject: 'Hola', text: '', html: ' ' } } };
    await store.mail.saveTemplate({ template: empty, actor });
    expect(await store.mail.publish({ name: 'welcome', actor })).toMatchObject({
      error: { code: 'empty_template', details: { language: 'es' } },
    });
    const twice = { ...own, others: { de: textsIn('Hallo') } };
    expect(await store.mail.saveTemplate({ template: twice, actor })).toMatchObject({
      error: { code: 'invalid_template' },
    });
  });

  it('passes the gate in each language or in none', async () => {
    const { store } = await setup();
    const { others, ...own } = welcome;
    const sponsors = { ...textsIn('x'), text: '{{_sponsor_link}}' };
    const template = { ...own, others: { ...others, fr: sponsors } };
    await store.mail.saveTemplate({ template, actor });
    expect(await store.mail.publish({ name: 'welcome', actor })).toMatchObject({
      error: { code: 'not_for_this_recipient' },
    });
  });
});

describe('the store’s own mails', () => {
  it('are in the language of the person, or in the one that the organiser set', async () => {
    const { store, worker, subjects } = await setup();
    await store.mail.saveSettings({ changes: { language: 'fr' }, actor });
    const because = { reason: 'asked', actor } as const;
    for (const attendeeId of ['ada', 'bob', 'eve']) {
      await store.codes.resend({ attendeeId, ...because });
    }
    await store.mail.send({ what: { link: 'app' }, to: { ids: ['musa'] }, actor });
    await worker.run();
    expect(subjects()).toEqual({
      'ada@example.org': 'Your entry code for Meadow Days',
      'bob@example.org': 'Votre code d’entrée pour Meadow Days',
      'eve@example.org': 'Votre code d’entrée pour Meadow Days',
      'musa@example.org': 'صفحتك في Meadow Days',
    });
  });
});
