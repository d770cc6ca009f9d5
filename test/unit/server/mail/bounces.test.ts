import { describe, expect, it } from 'vitest';
import { setupMail, startWorker } from '#test/support/server/setupMail.ts';
import { startSmtp } from '#test/support/server/startSmtp.ts';

const setup = async () => {
  const made = await setupMail();
  const smtp = await startSmtp();
  const worker = startWorker(made.store, smtp.url);
  await made.send(['ada']);
  await worker.run();
  const [mail] = smtp.mails;
  if (mail === undefined) throw new Error('nothing arrived');
  const take = (source: string) =>
    made.store.mail.takeBounce({ source: Buffer.from(source), actor: 'terminal' });
  return { ...made, ...smtp, worker, take, original: mail.source.toString('latin1') };
};

/** RFC 3464, as Postfix writes it. */
const aBounce = (original: string, fields = 'Action: failed\nStatus: 5.1.1'): string =>
  `From: MAILER-DAEMON@mx.example.org
To: hello@meadow.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="limit"

--limit
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--limit
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; ada@example.org
${fields}
Diagnostic-Code: smtp; 550 5.1.1 <ada@example.org>: user unknown

--limit
Content-Type: message/rfc822

${original}
--limit--
`.replaceAll('\n', '\r\n');

describe('a mail that came back', () => {
  it('is marked, its address is written to no more, and its link works no more', async () => {
    const { store, take, original, send, worker, mails, time } = await setup();
    const [sent] = await store.mail.mails({ limit: 1 });
    expect(await take(aBounce(original))).toEqual({
      ok: true,
      value: { mail: sent?.id, subject: 'ada', status: '5.1.1' },
    });
    expect(await take(aBounce(original))).toMatchObject({ ok: true });
    expect(await store.mail.mails({ limit: 1 })).toMatchObject([
      { state: 'bounced', problem: 'returned 5.1.1' },
    ]);
    expect(await store.links.ofSubject('ada')).toMatchObject([{ state: 'revoked' }]);
    time.now += 10;
    await send(['ada']);
    await worker.run();
    expect(mails).toHaveLength(1);
    expect(await store.mail.clearBounces({ subject: 'ada', actor: 'staff:1' })).toMatchObject({
      value: 1,
    });
    time.now += 10;
    await send(['ada']);
    await worker.run();
    expect(mails).toHaveLength(2);
    expect(await store.verifyAudit()).toMatchObject({ isWhole: true });
  });

  it('only with its headers is known as well', async () => {
    const { take, original } = await setup();
    const headers = original.split('\r\n\r\n')[0] ?? '';
    const bounce = aBounce(headers).replace('message/rfc822', 'text/rfc822-headers');
    expect(await take(bounce)).toMatchObject({ ok: true, value: { subject: 'ada' } });
  });

  it.each([
    ['a delay', 'Action: delayed\nStatus: 4.4.1', 'not_final'],
    ['a refusal for now', 'Action: failed\nStatus: 4.2.2', 'not_final'],
    ['a receipt', 'Action: delivered\nStatus: 2.0.0', 'not_final'],
  ])('is told from %s', async (_what, fields, code) => {
    const { take, original, store } = await setup();
    expect(await take(aBounce(original, fields))).toMatchObject({ error: { code } });
    expect(await store.mail.mails({ limit: 1 })).toMatchObject([{ state: 'sent' }]);
  });

  it('is told from answers, mails of others and noise', async () => {
    const { take, original } = await setup();
    const answer = `From: ada@example.org\r\nIn-Reply-To: ${/<[^>]+@meadow.example>/.exec(original)?.[0]}\r\n\r\nThanks!`;
    expect(await take(answer)).toMatchObject({ error: { code: 'no_bounce' } });
    expect(await take('')).toMatchObject({ error: { code: 'no_bounce' } });
    expect(await take('\0\xff--limit\r\n')).toMatchObject({ error: { code: 'no_bounce' } });
    const id = /<([0-9a-f-]{36})@meadow/.exec(original)?.[1] ?? '';
    const other = original.replaceAll(id, '01890000-0000-7000-8000-000000000000');
    expect(await take(aBounce(other))).toMatchObject({ error: { code: 'unknown_mail' } });
    expect(await take(aBounce('Subject: x\r\n\r\nhello'))).toMatchObject({
      error: { code: 'unknown_mail' },
    });
  });
});
