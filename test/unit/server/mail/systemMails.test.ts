import { describe, expect, it } from 'vitest';
import { languages, type Language } from '#shared/model/language.ts';
import type { TokenStore } from '#server/createTokenStore.ts';
import { keptText } from '#test/support/server/makePlace.ts';
import { makeCampaign } from '#test/support/server/makeCampaign.ts';
import { setupMail, startWorker } from '#test/support/server/setupMail.ts';
import { startSmtp } from '#test/support/server/startSmtp.ts';

const minute = 60_000;

const setup = async () => {
  const made = await setupMail();
  const smtp = await startSmtp();
  const worker = startWorker(made.store, smtp.url);
  const { store } = made;
  const challenge = (language: Language = 'en') =>
    store.devices.challenge({
      subject: 'ada',
      kind: 'app',
      link: 'handle-1',
      language,
      actor: 'attendee',
    });
  /** Asked for, and read in the mail. */
  const challenged = async (): Promise<{ readonly id: string; readonly code: string }> => {
    const asked = await challenge();
    if (!asked.ok) throw new Error(asked.error.code);
    await worker.run();
    const code = /^\d{6}$/m.exec(smtp.mails.at(-1)?.parsed.text ?? '')?.[0] ?? '';
    return { id: asked.value.id, code };
  };
  return { ...made, ...smtp, worker, challenge, challenged };
};

const wrongOf = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('a new device', () => {
  it('is proven by six digits that went to its owner by mail, once', async () => {
    const { store, challenged, mails, place } = await setup();
    const { id, code } = await challenged();
    expect(mails.map(({ to }) => to)).toEqual([['ada@example.org']]);
    expect(mails[0]?.parsed.subject).not.toContain(code);
    expect(await store.devices.prove(id, wrongOf(code))).toEqual({
      ok: false,
      error: { code: 'wrong_code', details: { left: 4 } },
    });
    expect(await store.devices.prove(id, `${code.slice(0, 3)} ${code.slice(3)}`)).toEqual({
      ok: true,
      value: { subject: 'ada', kind: 'app', link: 'handle-1' },
    });
    expect(await store.devices.prove(id, code)).toMatchObject({
      error: { code: 'challenge_over' },
    });
    expect(await keptText(place)).not.toMatch(new RegExp(`\\b${code}\\b`));
  });

  it('has five tries and ten minutes', async () => {
    const { store, challenged, time } = await setup();
    const first = await challenged();
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await store.devices.prove(first.id, wrongOf(first.code))).toMatchObject({
        error: { code: 'wrong_code' },
      });
    }
    const over = { error: { code: 'challenge_over' } };
    expect(await store.devices.prove(first.id, first.code)).toMatchObject(over);
    const second = await challenged();
    time.now += 10 * minute;
    expect(await store.devices.prove(second.id, second.code)).toMatchObject(over);
    expect(await store.devices.prove('nothing', '123456')).toMatchObject(over);
  });

  it('cannot fill its owner’s inbox, and is not asked where mail goes nowhere', async () => {
    const { challenge, desk, time } = await setup();
    for (let mails = 0; mails < 5; mails += 1)
      expect(await challenge()).toMatchObject({ ok: true });
    expect(await challenge()).toMatchObject({ error: { code: 'too_many' } });
    time.now += 10 * minute;
    expect(await challenge()).toMatchObject({ ok: true });
    await desk.change('ada', { email: 'at home' });
    expect(await challenge()).toMatchObject({ error: { code: 'no_address' } });
  });

  it('gets no code any more when the mail server was away for too long', async () => {
    const { store, challenge, worker, time, mails } = await setup();
    await challenge();
    time.now += 11 * minute;
    await worker.run();
    expect(mails).toEqual([]);
    expect(await store.mail.mails({ limit: 1 })).toMatchObject([
      { state: 'dropped', problem: 'challenge_over' },
    ]);
  });

  it.each(languages)('is written to in the language of its page: %s', async (language) => {
    const { challenge, worker, mails } = await setup();
    await challenge(language);
    await worker.run();
    const { subject = '', text = '', html } = mails[0]?.parsed ?? {};
    expect(subject).toContain('Meadow Days');
    expect(`${subject}${text}`).not.toMatch(/[{}]/);
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(html).toMatch(/<b dir="ltr"[^>]*>\d{6}<\/b>/);
  });
});

const issue = async (
  store: TokenStore,
  kind: 'app' | 'registration' | 'availability' | 'access-as',
  more: { readonly expiresAt?: number } = {},
) => {
  const issued = await store.links.issue([
    {
      kind,
      subject: 'ada',
      scope: kind === 'availability' ? await makeCampaign(store) : '',
      actor: 'staff:1',
      reason: 'invitation',
      ...(kind === 'access-as' ? { boundTo: 'staff-1' } : {}),
      ...more,
    },
  ]);
  const [first] = issued.ok ? issued.value : [];
  if (first === undefined) throw new Error('not issued');
  return { handle: first.link.handle, text: first.text.reveal(), link: first.link };
};

const because = (handle: string) =>
  ({ handle, actor: 'staff:1', reason: 'asked by phone' }) as const;
const linksIn = (text: string | undefined): readonly string[] =>
  text?.match(/l[arvs]1_[a-z2-7]{39}/g) ?? [];

describe('a link', () => {
  it.each(['app', 'registration', 'availability'] as const)(
    'goes to its owner again as another of the same kind, and the first goes on working: %s',
    async (kind) => {
      const { store, worker, mails, time } = await setup();
      time.now -= 24 * 60 * minute;
      const { handle, text, link } = await issue(store, kind, {
        expiresAt: time.now + 60 * minute,
      });
      expect(await store.links.resend(because(handle))).toMatchObject({ ok: true });
      await worker.run();
      const [sent = ''] = linksIn(mails[0]?.parsed.text);
      expect(sent).not.toBe(text);
      for (const each of [text, sent]) {
        expect(await store.links.redeem({ kind, text: each, actor: 'attendee' })).toMatchObject({
          ok: true,
          value: { kind, subject: 'ada', scope: link.scope, expiresAt: link.expiresAt },
        });
      }
      expect(await store.links.history(handle, 9)).toMatchObject([{ action: 'link.redeemed' }, {}]);
    },
  );

  it('to access as somebody never goes out by mail', async () => {
    const { store } = await setup();
    const { handle } = await issue(store, 'access-as');
    expect(await store.links.resend(because(handle))).toMatchObject({
      error: { code: 'not_by_mail' },
    });
    expect(await store.links.reportLeak(because(handle))).toMatchObject({
      ok: true,
      value: { link: { state: 'revoked' }, resent: { ok: false, error: { code: 'not_by_mail' } } },
    });
    expect(await store.mail.mails({ limit: 9 })).toEqual([]);
  });

  it('that leaked ends with its generation, its owner has a new one, and what was done with it is told', async () => {
    const { store, worker, mails } = await setup();
    const [leaked, other] = [await issue(store, 'app'), await issue(store, 'app')];
    await store.links.redeem({ kind: 'app', text: leaked.text, actor: 'attendee' });
    const reported = await store.links.reportLeak(because(leaked.handle));
    expect(reported).toMatchObject({
      ok: true,
      value: {
        link: { handle: leaked.handle, state: 'revoked' },
        since: [{ action: 'link.redeemed' }, { action: 'link.issued' }],
        resent: { ok: true },
      },
    });
    for (const { text } of [leaked, other]) {
      expect(await store.links.redeem({ kind: 'app', text, actor: 'attendee' })).toMatchObject({
        error: { code: 'link_refused' },
      });
    }
    await worker.run();
    const [fresh = ''] = linksIn(mails[0]?.parsed.text);
    expect(await store.links.redeem({ kind: 'app', text: fresh, actor: 'attendee' })).toMatchObject(
      {
        ok: true,
        value: { generation: 2 },
      },
    );
    const working = (await store.links.ofSubject('ada')).filter(({ state }) => state === 'active');
    expect(working).toHaveLength(1);
    expect(await store.verifyAudit()).toMatchObject({ isWhole: true });
  });

  it('that leaked ends also where its owner cannot be written to, and when it was over', async () => {
    const { store, desk, time } = await setup();
    await desk.change('ada', { email: '' });
    const { handle } = await issue(store, 'app');
    expect(await store.links.reportLeak(because(handle))).toMatchObject({
      ok: true,
      value: { link: { state: 'revoked' }, resent: { error: { code: 'no_mail_address' } } },
    });
    const short = await issue(store, 'app', { expiresAt: time.now + 1 });
    time.now += 10;
    expect(await store.links.reportLeak(because(short.handle))).toMatchObject({
      ok: true,
      value: { link: { state: 'revoked' } },
    });
    expect(await store.links.reportLeak(because('nothing'))).toMatchObject({
      error: { code: 'unknown_link' },
    });
    expect(await store.links.reportLeak({ handle, actor: 'staff:1', reason: ' ' })).toMatchObject({
      error: { code: 'no_reason' },
    });
  });
});
