import { describe, expect, it } from 'vitest';
import { makeCampaign } from '#test/support/server/makeCampaign.ts';
import { setupMail, startWorker } from '#test/support/server/setupMail.ts';
import { startSmtp } from '#test/support/server/startSmtp.ts';
import { eventStart } from '#test/support/server/setupTokenStore.ts';

const actor = 'staff:1';
const app = { link: 'app' } as const;

describe('who gets a mail', () => {
  it('is told beforehand, and so is who does not and why', async () => {
    const { store } = await setupMail([
      { id: 'ada' },
      { id: 'bob', status: 'canceled' },
      { id: 'cai', hold: 'suspended' },
      { id: 'dot', hold: 'revoked' },
      { id: 'eve', email: 'nowhere' },
    ]);
    const added = await store.sponsors.add(
      { name: 'Acme', contactAddress: 'kim@example.org', editDeadline: eventStart + 1 },
      actor,
    );
    const sponsor = added.ok ? added.value.id : '';
    expect(await store.mail.plan({ what: app, to: 'everybody', actor })).toMatchObject({
      value: {
        subjects: ['ada'],
        leftOut: [
          { subject: 'bob', why: 'canceled' },
          { subject: 'cai', why: 'suspended' },
          { subject: 'dot', why: 'revoked' },
          { subject: 'eve', why: 'no_mail_address' },
        ],
      },
    });
    const to = { ids: ['bob', 'cai', sponsor] };
    expect(await store.mail.plan({ what: app, to, actor })).toMatchObject({
      value: {
        subjects: ['bob'],
        leftOut: [
          { subject: 'cai', why: 'suspended' },
          { subject: sponsor, why: 'not_for_this_recipient' },
        ],
      },
    });
    const link = { link: 'sponsor' } as const;
    expect(await store.mail.plan({ what: link, to: 'sponsors', actor })).toMatchObject({
      value: { subjects: [sponsor], leftOut: [] },
    });
    expect(await store.mail.status()).toMatchObject({ counts: { waiting: 0 } });
  });

  it('is nobody whose codes were suspended since it was queued, until they work again', async () => {
    const { store, send } = await setupMail();
    const hold = (how: 'suspended' | 'none') =>
      store.people.change({ attendeeId: 'ada', changes: { hold: how }, actor });
    const { url, mails } = await startSmtp();
    const worker = startWorker(store, url);
    const queued = await send(['ada', 'bob']);
    const mailing = queued.ok ? queued.value.mailing : '';
    await hold('suspended');
    await worker.run();
    expect(mails.map(({ to }) => to.join())).toEqual(['bob@example.org']);
    expect(await store.mail.mails({ mailing, state: 'dropped', limit: 9 })).toMatchObject([
      { subject: 'ada', problem: 'suspended' },
    ]);
    expect(await store.codes.resend({ attendeeId: 'ada', reason: 'asked', actor })).toMatchObject({
      error: { code: 'suspended' },
    });
    await hold('none');
    const retried = await store.mail.change({ of: { mailing }, change: 'retry', actor });
    expect(retried).toEqual({ ok: true, value: 1 });
    await worker.run();
    expect(mails.map(({ to }) => to.join())).toEqual(['bob@example.org', 'ada@example.org']);
  });
});

describe('a mailing', () => {
  it('says how its mails stand, is stopped while it waits, and goes on when it is tried again', async () => {
    const { store, send } = await setupMail();
    const { url, mails } = await startSmtp();
    const worker = startWorker(store, url);
    const queued = await send(['ada', 'bob']);
    const mailing = queued.ok ? queued.value.mailing : '';
    const of = { mailing };
    expect(await store.mail.change({ of, change: 'stop', actor })).toEqual({ ok: true, value: 2 });
    await worker.run();
    expect(mails).toEqual([]);
    expect(await store.mail.mailings({ limit: 9 })).toMatchObject([
      { id: mailing, mails: 2, job: { template: 'invitation' }, counts: { dropped: 2, sent: 0 } },
    ]);
    const [one] = await store.mail.mails({ mailing, limit: 1 });
    const mail = { mail: one?.id ?? '' };
    expect(await store.mail.change({ of: mail, change: 'retry', actor })).toMatchObject({
      value: 1,
    });
    await worker.run();
    expect(await store.mail.mailing(mailing)).toMatchObject({ counts: { dropped: 1, sent: 1 } });
    const unknown = { of: { mailing: 'none' }, change: 'stop', actor } as const;
    expect(await store.mail.change(unknown)).toMatchObject({ error: { code: 'unknown_mailing' } });
    expect((await store.audit({ limit: 9 })).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['mail.stopped', 'mail.retried']),
    );
  });

  it('believes the address of one mail that bounced again, when staff try it again', async () => {
    const { store, send } = await setupMail([{ id: 'ada' }]);
    let isFull = true;
    const { url, mails } = await startSmtp({
      recipient: () => (isFull ? '550 5.2.2' : undefined),
    });
    const worker = startWorker(store, url);
    const queued = await send(['ada']);
    const mailing = queued.ok ? queued.value.mailing : '';
    await worker.run();
    isFull = false;
    const whole = await store.mail.change({ of: { mailing }, change: 'retry', actor });
    expect(whole).toEqual({ ok: true, value: 0 });
    const [bounced] = await store.mail.mails({ mailing, state: 'bounced', limit: 9 });
    await store.mail.change({ of: { mail: bounced?.id ?? '' }, change: 'retry', actor });
    await worker.run();
    expect(mails.map(({ to }) => to)).toEqual([['ada@example.org']]);
  });
});

describe('an availability link', () => {
  it('is neither tried, queued nor sent for a campaign that is closed or unknown', async () => {
    const { store, time } = await setupMail([{ id: 'ada' }, { id: 'bob' }]);
    const { url, mails } = await startSmtp();
    const template = { name: 'when', subject: 'When?', text: '{{_availability_link}}', html: '' };
    await store.mail.saveTemplate({ template, actor });
    const scope = await makeCampaign(store, time.now + 1000);
    expect(await store.mail.publish({ name: 'when', scope, actor })).toMatchObject({ ok: true });
    const wanted = { what: { template: 'when' }, to: 'everybody', scope, actor } as const;
    expect(await store.mail.send({ ...wanted, scope: 'x' })).toMatchObject({
      error: { code: 'unknown_campaign' },
    });
    expect(await store.mail.send(wanted)).toMatchObject({ value: { queued: 2 } });
    expect((await store.campaigns.plan(scope))?.invitees).toHaveLength(2);
    time.now += 1000;
    const closed = { error: { code: 'campaign_closed' } };
    expect(await store.mail.send(wanted)).toMatchObject(closed);
    expect(await store.mail.publish({ name: 'when', scope, actor })).toMatchObject(closed);
    await startWorker(store, url).run();
    expect(mails).toEqual([]);
    expect(await store.mail.mails({ subject: 'ada', limit: 9 })).toMatchObject([
      { state: 'dropped', problem: 'campaign_closed' },
    ]);
  });
});
