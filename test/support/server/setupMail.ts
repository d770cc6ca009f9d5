import { onTestFinished } from 'vitest';
import type { TokenStore } from '#server/createTokenStore.ts';
import type { MailWorkerOptions } from '#server/sending/createMailWorker.ts';
import { createSmtpTransport, readSmtpUrl } from '#server/sending/smtpTransport.ts';
import { invitation } from './invitation.ts';
import { createListDesk, type PersonToAdd } from './createListDesk.ts';
import { setupTokenStore } from './setupTokenStore.ts';

export const publicUrl = 'https://store.example';

/** Sends to this server as fast as it can, when `run` is called and once a second. */
export const startWorker = (
  store: TokenStore,
  url: string,
  more: Partial<MailWorkerOptions> = {},
) => {
  const place = readSmtpUrl(url);
  if (place === undefined) throw new Error('no address of a mail server');
  const from = { name: 'Meadow Days', address: 'hello@meadow.example' };
  const transport = createSmtpTransport(place, from);
  const worker = store.startMail({ transport, perMinute: 60_000, ...more });
  onTestFinished(() => worker.stop());
  return worker;
};

/** A store that is served, with people and a published template. */
export const setupMail = async (
  people: readonly PersonToAdd[] = [{ id: 'ada' }, { id: 'bob' }],
) => {
  const made = await setupTokenStore();
  const { store } = made;
  await store.rememberAddress(publicUrl);
  const desk = await createListDesk(store);
  await desk.add(people);
  const actor = 'staff:1';
  await store.mail.saveTemplate({ template: invitation, actor });
  const published = await store.mail.publish({ name: 'invitation', actor });
  if (!published.ok) throw new Error(published.error.code);
  const send = (to: readonly string[]) =>
    store.mail.send({ what: { template: 'invitation' }, to: { ids: to }, actor });
  return { ...made, desk, send };
};
