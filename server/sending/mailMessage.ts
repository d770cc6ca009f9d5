import type { SendMailOptions } from 'nodemailer';
import { entryCodeCid, entryCodeFile } from '../mail/fillTemplate.ts';
import { readAddress } from '../mail/readAddress.ts';
import type { MailToSend } from './mailTransport.ts';

/** Who mails are from: an address, with a name before it or not. */
export interface MailFrom {
  readonly name: string;
  readonly address: string;
}

/** Reads `Meadow Days <hello@example.org>` or `hello@example.org`; undefined for all else. */
export const readMailFrom = (text: string): MailFrom | undefined => {
  const named = /^\s*"?([^"<>\p{Cc}]*?)"?\s*<([^<>]*)>\s*$/u.exec(text);
  const address = readAddress(named?.[2] ?? text);
  return address === null ? undefined : { name: named?.[1] ?? '', address };
};

/** The picture is there twice: shown in the text, and as a file to keep. */
export const mailMessage = (from: MailFrom, mail: MailToSend): SendMailOptions => {
  const { id, address, subject, text, html, entryCode } = mail;
  return {
    from,
    to: { name: '', address },
    envelope: { from: from.address, to: [address] },
    messageId: `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
    subject,
    ...(text === '' ? {} : { text }),
    ...(html === '' ? {} : { html }),
    attachments: entryCode === null ? [] : picturesOf(entryCode, html !== ''),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
};

const picturesOf = (
  content: Buffer,
  isShown: boolean,
): NonNullable<SendMailOptions['attachments']> => {
  const file = { filename: entryCodeFile, content, contentType: 'image/png' };
  return [
    ...(isShown ? [{ ...file, cid: entryCodeCid, contentDisposition: 'inline' as const }] : []),
    { ...file, contentDisposition: 'attachment' as const },
  ];
};
