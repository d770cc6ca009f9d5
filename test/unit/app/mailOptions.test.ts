import { describe, expect, it } from 'vitest';
import { readMailOptions, type MailOptions } from '#app/cli/mailOptions.ts';
import { sentenceOf } from '#app/cli/sentences.ts';
import { readSmtpUrl } from '#server/sending/smtpTransport.ts';

const mailFrom = 'Meadow Days <hello@meadow.example>';
const smtpUrl = 'smtps://user:hush@mail.example.org';

const saidOf = async (options: Partial<MailOptions>): Promise<string> => {
  const read = await readMailOptions({ mailsPerMinute: '100', ...options });
  if (!read.ok) return sentenceOf(read.error);
  read.value?.transport.close();
  return read.value === null ? 'no mail' : 'mail';
};

describe('settings of mail', () => {
  it.each<[string, Partial<MailOptions>, RegExp]>([
    ['nothing', {}, /^no mail$/],
    ['a sender alone', { mailFrom }, /^no mail$/],
    ['a server and a sender', { smtpUrl, mailFrom }, /^mail$/],
    ['no sender', { smtpUrl }, /--mail-from wants/],
    ['two senders', { smtpUrl, mailFrom: 'a@b.example, c@d.example' }, /--mail-from wants/],
    ['a sender with a line break', { smtpUrl, mailFrom: 'A\r\nBcc: x <a@b.example>' }, /wants/],
    ['a web address', { smtpUrl: 'http://user:hush@x.example', mailFrom }, /smtps:/],
    ['a broken password', { smtpUrl: 'smtps://user:hush%@x.example', mailFrom }, /percent/],
    ['a server and a folder', { smtpUrl, mailFolder: '/tmp/x', mailFrom }, /not both/],
    ['a folder below a file', { mailFolder: '/dev/null/x', mailFrom }, /cannot be written/],
    ['no rate', { smtpUrl, mailFrom, mailsPerMinute: 'many' }, /from 1 to/],
  ])('%s', async (_what, options, said) => {
    const told = await saidOf(options);
    expect(told).toMatch(said);
    expect(told).not.toContain('hush');
  });

  it.each([
    ['smtps://mail.example.org', { port: 465, secure: true, requireTls: false }],
    ['smtp://mail.example.org', { port: 587, secure: false, requireTls: true }],
    ['smtp://mail.example.org:25?requireTLS=false', { port: 25, requireTls: false }],
    ['smtp://127.0.0.1:1025', { port: 1025, requireTls: false }],
    ['smtp://[::1]:1025', { host: '::1', requireTls: false }],
    ['smtp://a%40b:p%3Aw@x.example', { auth: { user: 'a@b', pass: 'p:w' } }],
  ])('keep links from going out in the clear: %s', (url, place) => {
    expect(readSmtpUrl(url)).toMatchObject(place);
  });
});
