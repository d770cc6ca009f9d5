import { describe, expect, it } from 'vitest';
import { formatPersonalLink } from '#shared/codes/personalLink.ts';
import { compileTemplate } from '#server/mail/compileTemplate.ts';
import { fillTemplate } from '#server/mail/fillTemplate.ts';
import type { NewTemplate } from '#server/mail/mailTemplate.ts';
import {
  checkPersonalPositions,
  type GateReason,
  type MadeMail,
} from '#server/mail/personalPositions.ts';
import { createListDesk, type PersonToAdd } from '#test/support/server/createListDesk.ts';
import { keptText } from '#test/support/server/makePlace.ts';
import { makeCampaign } from '#test/support/server/makeCampaign.ts';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const template: NewTemplate = {
  name: 'invitation',
  subject: 'Welcome {{first_name}}',
  text: 'Hello {{first_name}}, your page: {{_webapp_link}} {{_user_qr}}',
  html: '<p>Hello {{first_name}}</p><a href="{{_webapp_link}}">your page</a><img src="{{_user_qr}}">',
};

const setup = async (people: readonly PersonToAdd[], more: Partial<NewTemplate> = {}) => {
  const made = await setupTokenStore();
  const { store } = made;
  await store.rememberAddress('https://store.example');
  const desk = await createListDesk(store);
  if (people.length > 0) await desk.add(people);
  const saved = await store.mail.saveTemplate({
    template: { ...template, ...more },
    actor: 'staff:1',
  });
  if (!saved.ok) throw new Error(saved.error.code);
  const publish = (
    wanted: { readonly recipients?: readonly string[]; readonly scope?: string } = {},
  ) => store.mail.publish({ name: 'invitation', actor: 'staff:1', ...wanted });
  return { ...made, desk, publish };
};

describe('publishing a template', () => {
  it('tries it with two people, and leaves no link or generation behind', async () => {
    const { store, publish, place } = await setup([{ id: 'ada' }, { id: 'bob' }]);
    const event = (await store.event())?.id ?? '';
    const before = await store.endOfLog(event);
    expect(await publish()).toMatchObject({ ok: true, value: { publishedBy: 'staff:1' } });
    expect(await store.links.ofSubject('ada')).toEqual([]);
    expect(await store.endOfLog(event)).toBe(before);
    expect(await keptText(place)).not.toMatch(/l[arxvs]1_[a-z2-7]{39}/);
    expect((await store.mail.templates())[0]?.publishedAt).not.toBeNull();
    expect(await store.verifyAudit()).toMatchObject({ isWhole: true });
  });

  it.each([0, 1])('makes up who is missing in a list of %i', async (count) => {
    const { store, publish } = await setup([{ id: 'ada' }].slice(0, count));
    expect(await publish()).toMatchObject({ ok: true });
    expect(await store.mail.preview({ name: 'invitation' })).toMatchObject({ ok: true });
    const lines: string[] = [];
    for await (const line of store.snapshot({
      event: (await store.event())?.id ?? '',
      reader: { station: '', role: 'desk' },
    })) {
      lines.push(line);
    }
    expect(lines.join('')).not.toContain('Nobody');
  });

  it('refuses one whose tags are not for its recipients, and says why', async () => {
    const people = [{ id: 'ada' }, { id: 'bob', hold: 'revoked' }] as const;
    const sponsors = await setup([{ id: 'ada' }], {
      html: '<a href="{{_sponsor_link}}">edit</a><a href="{{_webapp_link}}">your page</a>',
    });
    expect(await sponsors.publish()).toMatchObject({ error: { code: 'not_for_this_recipient' } });
    const campaign = await setup([...people], {
      html: '{{_availability_link}} {{_registration_link}}',
    });
    expect(await campaign.publish()).toMatchObject({ error: { code: 'no_campaign' } });
    expect(await campaign.publish({ scope: 'spring' })).toMatchObject({
      error: { code: 'unknown_campaign' },
    });
    const scope = await makeCampaign(campaign.store);
    expect(await campaign.publish({ scope })).toMatchObject({ error: { code: 'link_over' } });
    campaign.time.now -= 3_600_000;
    expect(await campaign.publish({ scope })).toMatchObject({ ok: true });
    expect(await campaign.publish({ scope, recipients: ['bob'] })).toMatchObject({
      error: { code: 'revoked' },
    });
    expect(await campaign.publish({ recipients: ['nobody'] })).toMatchObject({
      error: { code: 'unknown_recipient' },
    });
    const empty = await setup([], { text: '', html: ' ' });
    expect(await empty.publish()).toMatchObject({ error: { code: 'empty_template' } });
  });

  it('refuses a recipient whose own fields hold somebody’s link', async () => {
    // Cut off: a whole one does not come into the store.
    const whole = formatPersonalLink({ kind: 'app', secret: new Uint8Array(20).fill(3) });
    const secret = whole.slice(0, 40);
    const { publish, desk } = await setup([{ id: 'ada' }, { id: 'bob' }]);
    await desk.change('bob', { company: `https://store.example/a#${secret}` });
    const refused = await publish({ recipients: ['ada', 'bob'] });
    expect(refused).toMatchObject({ error: { code: 'foreign_secret' } });
    expect(JSON.stringify(refused)).not.toContain(secret.slice(4));
  });
});

const linkOf = (no: number): string =>
  formatPersonalLink({ kind: 'app', secret: new Uint8Array(20).fill(no) });
const made = (recipient: string, html: string): MadeMail => ({
  recipient,
  mail: { address: 'x@example.org', subject: 'Hello', text: '', html, entryCode: null },
});
const ownerOf = async (text: string): Promise<string | undefined> =>
  new Map([
    [linkOf(1), 'ada'],
    [linkOf(2), 'bob'],
  ]).get(text);

describe('the gate, with mails of a renderer that is wrong', () => {
  it.each<[string, GateReason | undefined, string, string]>([
    ['each their own', undefined, linkOf(1), linkOf(2)],
    ['nothing personal', undefined, 'Hello', 'Hello'],
    ['the first link for both', 'same_for_two', linkOf(1), linkOf(1)],
    ['each the other’s', 'not_its_owner', linkOf(2), linkOf(1)],
    ['a link of nobody', 'not_its_owner', linkOf(1), linkOf(9)],
    ['their own and the other’s', 'not_its_owner', linkOf(1), `${linkOf(2)} ${linkOf(1)}`],
    ['none for one', 'uneven', linkOf(1), 'Hello'],
    ['a link in disguise', 'foreign_secret', linkOf(1).replace('_', '&#95;'), linkOf(2)],
  ])('%s: %s', async (_what, reason, first, second) => {
    const problem = await checkPersonalPositions(
      [made('ada', first), made('bob', second)],
      ownerOf,
    );
    expect(problem?.reason).toBe(reason);
  });
});

describe('merging', () => {
  const merge = (more: Partial<NewTemplate>, value: string) =>
    fillTemplate(compileTemplate({ ...template, ...more }), () => value);

  it('shows what people wrote as they wrote it, and never as HTML', () => {
    const value = '<img onerror=x> & "q" \u202e';
    expect(merge({ html: '<p>{{company}}</p>' }, value).html).toBe(
      '<p>&#60;img onerror=x&#62; &#38; &#34;q&#34;  </p>',
    );
    expect(merge({ html: '<img alt={{company}}>' }, 'a b=c').html).toBe('<img alt=a&#32;b&#61;c>');
  });

  it('keeps a subject on one line, whatever is in it', () => {
    const value = 'Ada\r\nBcc: all@example.org';
    expect(merge({ subject: 'Hello {{first_name}}' }, value).subject).toBe(
      'Hello Ada  Bcc: all@example.org',
    );
    expect(merge({ subject: '{{first_name}}' }, 'x'.repeat(5000)).subject).toHaveLength(200);
  });
});

describe('the website of the event', () => {
  it('is where generic links lead, and is never somebody’s own link', async () => {
    const { store } = await setup([{ id: 'ada' }], { text: '{{generic_link}}' });
    const textOf = async () => {
      const shown = await store.mail.preview({ name: 'invitation' });
      return shown.ok ? shown.value[0]?.text : shown.error.code;
    };
    expect(await textOf()).toBe('https://store.example');
    const actor = 'staff:1';
    const url = 'https://www.example.org/fair';
    expect(await store.mail.saveSettings({ changes: { website: url }, actor })).toMatchObject({
      ok: true,
    });
    expect(await textOf()).toBe(url);
    const personal = `${url}#${linkOf(4)}`;
    expect(await store.mail.saveSettings({ changes: { website: personal }, actor })).toMatchObject({
      error: { code: 'make_a_generic_link' },
    });
    expect(
      await store.mail.saveSettings({ changes: { website: 'javascript:alert(1)' }, actor }),
    ).toMatchObject({
      error: { code: 'no_web_address' },
    });
  });
});

describe('a preview', () => {
  it('shows two mails side by side, with links cut off behind their prefix', async () => {
    const { store } = await setup([{ id: 'ada' }, { id: 'bob', firstName: 'Bob' }]);
    const shown = await store.mail.preview({ name: 'invitation', recipients: ['bob', 'ada'] });
    expect(shown).toMatchObject({
      ok: true,
      value: [
        {
          recipient: 'bob',
          subject: 'Welcome Bob',
          text: 'Hello Bob, your page: https://store.example/a#la1_•••• [entry-code.png]',
          html: '<p>Hello Bob</p><a href="https://store.example/a#la1_••••">your page</a><img src="cid:entry-code@lanyard">',
          hasEntryCode: true,
        },
        { recipient: 'ada', subject: 'Welcome Ada' },
      ],
    });
    expect(await store.links.ofSubject('bob')).toEqual([]);
  });
});
