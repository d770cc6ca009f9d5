import type { SendMailOptions } from 'nodemailer';
import { entryCodeCid, entryCodeFile } from '../mail/fillTemplate.ts';
import type { MailFrom } from './mailFrom.ts';
import type { MailToSend } from './mailTransport.ts';

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
