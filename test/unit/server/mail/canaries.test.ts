import { expect, it } from 'vitest';
import { readPictureCodes } from '#server/mail/readPictureCodes.ts';
import { keptText } from '#test/support/server/makePlace.ts';
import { setupMail, startWorker } from '#test/support/server/setupMail.ts';
import { startSmtp } from '#test/support/server/startSmtp.ts';

const count = 30;

it('no link, code, name or address of a mail is in the log, and no link or code is in the database', async () => {
  const people = Array.from({ length: count }, (_, no) => ({
    id: `person-${no}`,
    firstName: `Canaryname${no}x`,
    email: `canary.address.${no}@bird.example`,
  }));
  const { store, send, log, place, time } = await setupMail(people);
  const refused = people.slice(0, 6).map(({ email }) => email);
  const { url, mails } = await startSmtp({
    recipient: (address) =>
      refused.includes(address) ? `550 5.1.1 ${address} is unknown` : undefined,
    mail: (no) => (no % 7 === 0 ? '451 4.3.0 later, Canaryname1x' : undefined),
  });
  const worker = startWorker(store, url);
  await store.devices.challenge({
    subject: 'person-20',
    kind: 'app',
    link: 'handle-1',
    language: 'en',
    actor: 'attendee',
  });
  await send(people.map(({ id }) => id));
  for (let rounds = 0; rounds < 5; rounds += 1) {
    await worker.run();
    time.now += 100;
  }
  const secrets = new Set<string>();
  for (const [no, { parsed }] of mails.entries()) {
    for (const [found] of `${parsed.text}`.matchAll(/l[arvs]1_[a-z2-7]{39}|^\d{6}$/gm)) {
      secrets.add(found);
    }
    const [picture] = parsed.attachments;
    if (picture === undefined || no > 4) continue;
    for (const code of (await readPictureCodes(picture.content)) ?? []) {
      if (code.startsWith('LE1')) secrets.add(code);
    }
  }
  expect(secrets.size).toBeGreaterThan(15);

  const told = JSON.stringify([
    log.lines,
    await store.mail.mails({ limit: 1000 }),
    await store.mail.status(),
    await Promise.all(people.map(({ id }) => store.links.ofSubject(id))),
  ]);
  expect(log.lines.length).toBeGreaterThan(6);
  const kept = await keptText(place);
  for (const secret of secrets) {
    expect(told).not.toContain(secret);
    // Six digits stand by chance in hashes and times.
    if (secret.length > 6) expect(kept).not.toContain(secret);
    if (secret.length > 40) expect(kept).not.toContain(secret.slice(4));
  }
  expect(told).not.toMatch(/canaryname|canary\.address|bird\.example/i);
}, 60_000);
