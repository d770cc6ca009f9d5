import { Option, type Command } from 'commander';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { MailTransport } from '#server/sending/mailTransport.ts';
import { readMailFrom } from '#server/sending/mailFrom.ts';

export interface MailOptions {
  readonly smtpUrl?: string;
  readonly mailFrom?: string;
  readonly mailFolder?: string;
  readonly mailsPerMinute: string;
}

export const withMailOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '--smtp-url <url>',
        'mail server, smtps://USER:PASSWORD@HOST; give it in the environment, where others cannot see it',
      ).env('LANYARD_SMTP_URL'),
    )
    .addOption(
      new Option(
        '--mail-from <address>',
        'who mails are from: "Meadow Days <hello@example.org>"',
      ).env('LANYARD_MAIL_FROM'),
    )
    .addOption(
      new Option('--mail-folder <dir>', 'write mails to files in this folder and send none').env(
        'LANYARD_MAIL_FOLDER',
      ),
    )
    .addOption(
      new Option('--mails-per-minute <n>', 'how many mails go out, of all processes together')
        .env('LANYARD_MAILS_PER_MINUTE')
        .default('100'),
    );

export interface MailSetting {
  readonly transport: MailTransport;
  readonly perMinute: number;
}

export type MailSettingError =
  'no_mail_from' | 'no_smtp_url' | 'two_ways_to_mail' | 'no_mail_rate' | 'no_mail_folder';

/** Null where nothing is said about mail: the queue waits then. */
export const readMailOptions = async ({
  smtpUrl = '',
  mailFrom = '',
  mailFolder = '',
  mailsPerMinute,
}: MailOptions): Promise<Result<MailSetting | null, MailSettingError>> => {
  if (smtpUrl === '' && mailFolder === '') return ok(null);
  if (smtpUrl !== '' && mailFolder !== '') return err('two_ways_to_mail');
  const perMinute = Number(mailsPerMinute);
  if (!(perMinute >= 1 && perMinute <= 100_000)) return err('no_mail_rate');
  const from = readMailFrom(mailFrom);
  if (from === undefined) return err('no_mail_from');
  // A mailer is a large library, which no other command should wait for.
  if (mailFolder !== '') {
    const { createFolderTransport } = await import('#server/sending/folderTransport.ts');
    const transport = createFolderTransport(mailFolder, from);
    return transport.ok ? ok({ transport: transport.value, perMinute }) : transport;
  }
  const { createSmtpTransport, readSmtpUrl } = await import('#server/sending/smtpTransport.ts');
  const place = readSmtpUrl(smtpUrl);
  if (place === undefined) return err('no_smtp_url');
  return ok({ transport: createSmtpTransport(place, from), perMinute });
};
