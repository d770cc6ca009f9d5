import { describe, expect, it, vi } from 'vitest';
import { parseScan } from '#shared/codes/parseScan.ts';
import { readPictureCodes } from '#server/mail/readPictureCodes.ts';
import { publicUrl, setupMail, startWorker } from '#test/support/server/setupMail.ts';
import { startSmtp, type ReceivedMail } from '#test/support/server/startSmtp.ts';

const minute = 60_000;
/** Vitest types its matchers as any. */
const like = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const linkIn = ({ parsed }: ReceivedMail): string =>
  /https:\/\/store\.example\/a#(la1_\w+)/.exec(parsed.text ?? '')?.[1] ?? '';

describe('the mail queue', () => {
  it('sends each person one mail of their own, with their link and their code shown and attached', async () => {
    const { store, send } = await setupMail();
    const { url, mails } = await startSmtp();
    expect(await send(['ada', 'bob'])).toMatchObject({
      ok: true,
      value: { queued: 2, leftOut: [] },
    });
    await startWorker(store, url).run();
    expect(new Set(mails.map(({ to }) => to.join()))).toEqual(
      new Set(['ada@example.org', 'bob@example.org']),
    );
    for (const mail of mails) {
      const { parsed } = mail;
      expect(parsed.from?.text).toBe('"Meadow Days" <hello@meadow.example>');
      expect([parsed.subject, parsed.to]).toMatchObject(['Welcome, Ada', { text: mail.to[0] }]);
      expect(parsed.headers.has('list-unsubscribe')).toBe(false);
      const redeemed = await store.links.redeem({
        kind: 'app',
        text: linkIn(mail),
        actor: 'attendee',
      });
      expect(redeemed).toMatchObject({ ok: true, value: { subject: mail.to[0]?.split('@')[0] } });
      expect(parsed.html).toContain(`href="${publicUrl}/a#${linkIn(mail)}"`);
      expect(parsed.attachments.map(({ contentDisposition }) => contentDisposition)).toEqual([
        'inline',
        'attachment',
      ]);
      const codes = await Promise.all(
        parsed.attachments.map(async ({ content }) => (await readPictureCodes(content))?.[0] ?? ''),
      );
      const subject = redeemed.ok ? redeemed.value.subject : '';
      const own = await store.issueCode({ attendeeId: subject, medium: 'entry' });
      expect(new Set(codes)).toEqual(new Set([own.ok ? own.value.text : '']));
      expect(parseScan(codes[0] ?? '')).toMatchObject({ kind: 'code' });
    }
    expect(await store.mail.status()).toMatchObject({
      counts: { sent: 2, waiting: 0 },
      troubled: [],
    });
    expect(await store.verifyAudit()).toMatchObject({ isWhole: true });
  });

  it('writes to the address that a person has when the mail goes, and to nobody without one', async () => {
    const { store, send, desk } = await setupMail([
      { id: 'ada' },
      { id: 'bob' },
      { id: 'eve', email: '' },
    ]);
    const { url, mails } = await startSmtp();
    expect(await send(['ada', 'bob', 'eve'])).toMatchObject({
      value: { queued: 2, leftOut: [{ subject: 'eve', why: 'no_mail_address' }] },
    });
    await desk.change('ada', { email: 'ada@new.example' });
    await desk.change('bob', { email: 'bob@example.org, mallory@example.org' });
    await startWorker(store, url).run();
    expect(mails.map(({ to }) => to)).toEqual([['ada@new.example']]);
    expect(await store.mail.mails({ subject: 'bob', limit: 9 })).toMatchObject([
      { state: 'dropped', problem: 'no_mail_address' },
    ]);
    expect(await store.links.ofSubject('bob')).toEqual([]);
  });

  it('sends nothing that was not published', async () => {
    const { store } = await setupMail();
    const template = { name: 'draft', subject: 'x', text: 'y', html: '' };
    await store.mail.saveTemplate({ template, actor: 'staff:1' });
    const what = { template: 'draft' };
    const sent = await store.mail.send({ what, to: 'everybody', actor: 'staff:1' });
    expect(sent).toMatchObject({ error: { code: 'not_published' } });
  });

  it('writes to everybody or to a category, but to nobody who canceled or whose code was taken back', async () => {
    const { store } = await setupMail([
      { id: 'ada', category: 'speaker' },
      { id: 'bob' },
      { id: 'cai', status: 'canceled' },
      { id: 'dot', hold: 'revoked' },
    ]);
    const queued = async (to: Parameters<typeof store.mail.send>[0]['to']) => {
      const sent = await store.mail.send({
        what: { template: 'invitation' },
        to,
        actor: 'staff:1',
      });
      if (!sent.ok) return sent.error.code;
      const mails = await store.mail.mails({ mailing: sent.value.mailing, limit: 9 });
      return mails.map(({ subject }) => subject).toSorted();
    };
    expect(await queued('everybody')).toEqual(['ada', 'bob']);
    expect(await queued({ category: 'speaker' })).toEqual(['ada']);
    expect(await queued({ status: 'canceled' })).toEqual(['cai']);
    expect(await queued({ category: 'press' })).toBe('nobody');
    expect(await queued({ ids: ['zoe'] })).toBe('unknown_recipient');
  });

  it('marks an address that refuses for good, and does not write to it again until it changes', async () => {
    const { store, send, desk, log, time } = await setupMail();
    const { url, mails } = await startSmtp({
      recipient: (address) => (address === 'ada@example.org' ? '550 5.1.1' : undefined),
    });
    const worker = startWorker(store, url);
    await send(['ada', 'bob']);
    await worker.run();
    expect(mails.map(({ to }) => to)).toEqual([['bob@example.org']]);
    expect(await store.mail.mails({ subject: 'ada', limit: 9 })).toMatchObject([
      { state: 'bounced', problem: 'address_refused 5.1.1', attempts: 1 },
    ]);
    expect(await store.links.ofSubject('ada')).toMatchObject([{ state: 'revoked' }]);
    time.now += 10;
    expect(await send(['ada'])).toMatchObject({ error: { code: 'nobody' } });
    await store.codes.resend({ attendeeId: 'ada', reason: 'lost', actor: 'staff:1' });
    await worker.run();
    expect((await store.mail.mails({ subject: 'ada', limit: 1 }))[0]).toMatchObject({
      state: 'dropped',
      problem: 'bounced_before',
    });
    await desk.change('ada', { email: 'ada@new.example' });
    time.now += 10;
    await send(['ada']);
    await worker.run();
    expect(mails.at(-1)?.to).toEqual(['ada@new.example']);
    expect(log.lines.join('\n')).not.toMatch(/example\.org|example\b/);
  });

  it('tries again what is refused for now, each time later, and says what is wrong', async () => {
    const { store, send, time } = await setupMail();
    const { url, mails } = await startSmtp({ mail: (no) => (no <= 2 ? '451 4.7.1' : undefined) });
    const worker = startWorker(store, url);
    await send(['ada']);
    await worker.run();
    await worker.run();
    const waiting = (await store.mail.status()).troubled;
    expect(waiting).toMatchObject([
      { state: 'waiting', problem: 'not_now 4.7.1', attempts: 1, dueAt: time.now + minute },
    ]);
    time.now += minute;
    await worker.run();
    time.now += minute;
    await worker.run();
    expect(mails).toHaveLength(0);
    time.now += 4 * minute;
    await worker.run();
    expect(mails).toHaveLength(1);
    const states = (await store.links.ofSubject('ada')).map(({ state }) => state);
    expect(states.toSorted()).toEqual(['active', 'revoked', 'revoked']);
    expect(mails[0] && linkIn(mails[0])).toMatch(/^la1_/);
  });

  it('gives up after two days', async () => {
    const { store, send, time } = await setupMail();
    const { url } = await startSmtp({ mail: () => '451 4.7.1' });
    const worker = startWorker(store, url);
    await send(['ada']);
    await worker.run();
    time.now += 49 * 60 * minute;
    await worker.run();
    expect(await store.mail.mails({ limit: 9 })).toMatchObject([{ state: 'failed', attempts: 2 }]);
  });

  it('keeps a mail that the server takes from nobody out of the way, and the address unmarked', async () => {
    const { store, send } = await setupMail();
    const { url } = await startSmtp({ mail: () => '554 5.7.1' });
    await send(['ada']);
    await startWorker(store, url).run();
    expect(await store.mail.mails({ limit: 9 })).toMatchObject([
      { state: 'failed', problem: 'mail_refused 5.7.1' },
    ]);
    expect(await store.mail.clearBounces({ subject: 'ada', actor: 'staff:1' })).toMatchObject({
      value: 0,
    });
  });

  it('waits with everything while the server lets nobody in, and loses nothing', async () => {
    const { store, send, time, log } = await setupMail();
    const user = { name: 'lanyard', password: 'right' };
    const { url, mails, port } = await startSmtp({ user });
    await send(['ada', 'bob']);
    const wrong = startWorker(store, `smtp://lanyard:wrong@127.0.0.1:${port}`, { perMinute: 6 });
    await wrong.run();
    await wrong.stop();
    expect((await store.mail.status()).troubled).toMatchObject([
      { state: 'waiting', problem: like(/^no_service 5\.7\.8/) },
    ]);
    expect(log.lines.join('\n')).not.toContain('wrong');
    const right = startWorker(store, url.replace('//', '//lanyard:right@'));
    await right.run();
    expect(mails).toHaveLength(0);
    time.now += minute;
    await right.run();
    expect(mails).toHaveLength(2);
  });

  it('waits while there is no server at all', async () => {
    const { store, send } = await setupMail();
    await send(['ada']);
    await startWorker(store, 'smtp://127.0.0.1:1').run();
    expect(await store.mail.mails({ limit: 9 })).toMatchObject([
      { state: 'waiting', problem: like(/^no_service/) },
    ]);
    expect(await store.links.ofSubject('ada')).toMatchObject([{ state: 'revoked' }]);
  });

  it('sends once more what may have gone, with the same Message-ID, and both links work', async () => {
    const { store, send, time } = await setupMail();
    const { url, mails } = await startSmtp({ hangsUp: (no) => no === 1 });
    const worker = startWorker(store, url);
    await send(['ada']);
    await worker.run();
    expect(await store.mail.mails({ limit: 9 })).toMatchObject([
      { state: 'waiting', problem: like(/^in_doubt/) },
    ]);
    time.now += minute;
    await worker.run();
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map(({ parsed }) => parsed.messageId)).size).toBe(1);
    for (const mail of mails) {
      const text = linkIn(mail);
      expect(await store.links.redeem({ kind: 'app', text, actor: 'attendee' })).toMatchObject({
        ok: true,
      });
    }
  });

  it('is not held up by a process that hangs or died: another takes its mails over', async () => {
    const { store, open, send, time, place } = await setupMail();
    const { url, mails } = await startSmtp();
    let wake = (): void => undefined;
    const hanging = startWorker(store, url, {
      transport: {
        send: () =>
          new Promise((resolve) => {
            wake = () => resolve({ ok: false, error: { code: 'mail_refused' } });
          }),
        close: () => undefined,
      },
    });
    await send(['ada']);
    const running = hanging.run();
    await vi.waitFor(async () =>
      expect(await store.mail.mails({ state: 'sending', limit: 9 })).toHaveLength(1),
    );
    const other = startWorker(await open(), url);
    if (place.kind === 'postgres') {
      await other.run();
      expect(mails).toHaveLength(0);
      time.now += 2 * minute;
    }
    await other.run();
    expect(mails).toHaveLength(1);
    wake();
    await running;
    expect(await store.mail.mails({ limit: 9 })).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('keeps the pace over all processes, with codes for devices before all else', async () => {
    const ids = Array.from({ length: 30 }, (_, no) => `person-${no}`);
    const { store, open, send, time, place } = await setupMail(ids.map((id) => ({ id })));
    const { url, mails } = await startSmtp();
    // One process alone serves a file.
    const stores = place.kind === 'postgres' ? [store, await open()] : [store];
    const workers = stores.map((each) => startWorker(each, url, { perMinute: 60 }));
    const runAll = () => Promise.all(workers.map(({ run }) => run()));
    await send(ids);
    await runAll();
    await runAll();
    expect(mails).toHaveLength(3);
    await store.devices.challenge({
      subject: 'person-29',
      kind: 'app',
      link: 'handle-1',
      language: 'en',
      actor: 'attendee',
    });
    await runAll();
    expect(mails).toHaveLength(4);
    expect(mails.at(-1)?.to).toEqual(['person-29@example.org']);
    for (let seconds = 0; seconds < 10; seconds += 1) {
      time.now += 1000;
      await runAll();
    }
    expect(mails).toHaveLength(14);
    const invited = mails.filter(({ parsed }) => parsed.subject?.startsWith('Welcome') === true);
    expect(new Set(invited.flatMap(({ to }) => to)).size).toBe(13);
  });
});
