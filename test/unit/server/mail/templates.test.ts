import { describe, expect, it } from 'vitest';
import { formatPersonalLink } from '#shared/codes/personalLink.ts';
import { secretOf } from '#shared/model/secret.ts';
import { checkPublicFields } from '#server/links/checkPublicFields.ts';
import { linkUrl } from '#server/links/linkUrl.ts';
import type { NewTemplate } from '#server/mail/mailTemplate.ts';
import { eventStart, setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const secret = formatPersonalLink({ kind: 'app', secret: new Uint8Array(20).fill(7) });
const aTemplate = (more: Partial<NewTemplate> = {}): NewTemplate => ({
  name: 'invitation',
  subject: 'Welcome to {{event_name}}',
  text: 'Hello {{first_name}}, your page: {{_webapp_link}}',
  html: '',
  ...more,
});

describe('saved templates', () => {
  it('keep every version', async () => {
    const { store } = await setupTokenStore();
    const { mail } = store;
    const actor = 'staff:1';
    expect(await mail.saveTemplate({ template: aTemplate(), actor })).toMatchObject({
      ok: true,
      value: { version: 1, savedBy: 'staff:1', savedAt: eventStart, publishedAt: null },
    });
    await mail.saveTemplate({ template: aTemplate({ subject: 'Soon' }), actor });
    await mail.saveTemplate({ template: aTemplate({ name: 'a reminder' }), actor });
    expect((await mail.templates()).map(({ name, version }) => [name, version])).toEqual([
      ['a reminder', 1],
      ['invitation', 2],
      ['invitation', 1],
    ]);
    expect((await mail.template('invitation'))?.subject).toBe('Soon');
    expect((await mail.template('invitation', 1))?.subject).toBe('Welcome to {{event_name}}');
    expect(await mail.template('unknown')).toBeUndefined();
    expect(await store.verifyAudit()).toEqual({ isWhole: true, lines: 3 });
  });

  it('hold nothing of one person: the refusal names the place, never the secret', async () => {
    const { store } = await setupTokenStore();
    const refused = await store.mail.saveTemplate({
      template: aTemplate({ text: `Hello,\nhttps://store.example/a#${secret}` }),
      actor: 'staff:1',
    });
    expect(refused).toEqual({
      ok: false,
      error: {
        code: 'template_refused',
        details: { problem: 'personal_link', place: 'line 2 of the plain text' },
      },
    });
    expect(await store.mail.templates()).toEqual([]);
  });
});

describe('a public field', () => {
  it('with somebody’s link in it is refused, with the name of the field alone', () => {
    const fields = { website: 'https://www.example.org', about: `See ${secret.toUpperCase()}` };
    expect(checkPublicFields(fields)).toEqual({
      ok: false,
      error: { code: 'make_a_generic_link', details: { field: 'about', found: 'personal_link' } },
    });
    expect(checkPublicFields({ website: fields.website })).toEqual({ ok: true, value: null });
  });
});

describe('the address of a link', () => {
  it('has its secret in the fragment, which no server sees, and is no text that can be printed', () => {
    const url = linkUrl('https://store.example/', 'app', secretOf(secret));
    expect(url.reveal()).toBe(`https://store.example/a#${secret}`);
    expect(new URL(url.reveal()).pathname).toBe('/a');
    expect(JSON.stringify(url)).not.toContain(secret);
  });
});
