import { expect, test } from 'vitest';
import { setupMail, startWorker } from '#test/support/server/setupMail.ts';
import { startSmtp } from '#test/support/server/startSmtp.ts';
import { eventStart } from '#test/support/server/setupTokenStore.ts';

const hour = 3_600_000;

const setup = async () => {
  const made = await setupMail();
  const smtp = await startSmtp();
  const worker = startWorker(made.store, smtp.url);
  /** The secret of the latest mail, as its reader would open it. */
  const linkIn = (): string =>
    /l[vs]1_[a-z2-7]{39}/.exec(smtp.mails.at(-1)?.parsed.text ?? '')?.[0] ?? '';
  return { ...made, ...smtp, worker, linkIn };
};

test('who is invited to a campaign gets a link of their own to it by mail', async () => {
  const { store, worker, mails, linkIn } = await setup();
  const made = await store.campaigns.create(
    {
      name: 'Dinner',
      timeZone: 'Europe/Berlin',
      days: ['2027-05-10'],
      slots: [{ from: '19:00', until: '21:00' }],
      closesAt: eventStart + hour,
    },
    'staff:1',
  );
  if (!made.ok) throw new Error(made.error.code);
  const { id } = made.value;
  const who = { ids: ['ada'] };
  await store.campaigns.invite({ campaign: id, who, language: 'en', actor: 'staff:1' });
  await worker.run();
  expect(mails.map(({ to }) => to)).toEqual([['ada@example.org']]);
  expect(
    await store.links.redeem({ text: linkIn(), kind: 'availability', actor: 'attendee' }),
  ).toMatchObject({ ok: true, value: { subject: 'ada', scope: id } });
});

test('the contact of a sponsor gets the link at the address that it has when the mail goes', async () => {
  const { store, worker, mails, linkIn } = await setup();
  const added = await store.sponsors.add(
    { name: 'Acme', contactAddress: 'kim@example.org', editDeadline: eventStart + hour },
    'staff:1',
  );
  if (!added.ok) throw new Error(added.error.code);
  const { id } = added.value;
  await store.sponsors.sendLink({ id, language: 'en', actor: 'staff:1' });
  const changes = { contactAddress: 'lou@example.org' };
  await store.sponsors.change({ id, changes, actor: 'staff:1' });
  await worker.run();
  expect(mails.map(({ to }) => to)).toEqual([['lou@example.org']]);
  expect(
    await store.links.redeem({ text: linkIn(), kind: 'sponsor', actor: 'sponsor' }),
  ).toMatchObject({ ok: true, value: { subject: id } });
});
