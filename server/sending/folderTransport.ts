import { accessSync, constants, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { MailFrom } from './mailFrom.ts';
import { mailMessage } from './mailMessage.ts';
import type { MailTransport } from './mailTransport.ts';

/**
 * Writes each mail to `ID.eml` in a folder instead of sending it. The links in it work: the folder is the owner's alone
 * (0700), and goes when it was looked at.
 */
export const createFolderTransport = (
  folder: string,
  from: MailFrom,
): Result<MailTransport, 'no_mail_folder'> => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return err('no_mail_folder');
    throw error;
  }
  const composer = createTransport({ streamTransport: true, buffer: true });
  return ok({
    send: async (mail) => {
      const { message } = await composer.sendMail(mailMessage(from, mail));
      const file = join(folder, `${mail.id}.eml`);
      writeFileSync(`${file}.part`, z.instanceof(Buffer).parse(message), { mode: 0o600 });
      renameSync(`${file}.part`, file);
      return ok(null);
    },
    close: () => composer.close(),
  });
};
