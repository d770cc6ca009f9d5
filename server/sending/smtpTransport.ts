import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { MailFrom } from './mailFrom.ts';
import { mailMessage } from './mailMessage.ts';
import type { MailTransport, SendFailure } from './mailTransport.ts';

/** A mail server and how to be let in; the password is never printed. */
export interface SmtpPlace {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  /** False lets links go out in the clear. */
  readonly requireTls: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
}

/**
 * Reads `smtps://user:password@host:465` or `smtp://…:587`. The latter must offer STARTTLS, but on loopback and with
 * `?requireTLS=false`. Undefined for all else.
 */
export const readSmtpUrl = (text: string): SmtpPlace | undefined => {
  const url = URL.parse(text);
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return undefined;
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replaceAll(/[[\]]/g, '');
  const isLoopback = host === 'localhost' || host === '::1' || host.startsWith('127.');
  const { username, password } = url;
  try {
    return {
      host,
      port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
      secure,
      requireTls: !secure && !isLoopback && url.searchParams.get('requireTLS') !== 'false',
      ...(username === ''
        ? {}
        : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    };
  } catch {
    return undefined; // a user or password with a % that stands for nothing
  }
};

export const createSmtpTransport = (place: SmtpPlace, from: MailFrom): MailTransport => {
  const { host, port, secure, requireTls, auth } = place;
  const pool = createTransport({
    pool: true,
    host,
    port,
    secure,
    requireTLS: requireTls,
    ...(auth === undefined ? {} : { auth }),
    maxConnections: 4,
    // A mail that broke off is in doubt; the queue decides what comes of it.
    maxRequeues: 0,
    dnsTimeout: 15_000,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  });
  return {
    send: async (mail) => {
      try {
        await pool.sendMail(mailMessage(from, mail));
        return ok(null);
      } catch (error) {
        return failureOf(error);
      }
    },
    close: () => pool.close(),
  };
};

const Failure = z.object({
  code: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.int().optional(),
  response: z.string().optional(),
  syscall: z.string().optional(),
});

/** Replies 5xx are for good, 4xx for now (RFC 5321 section 4.2.1); to what decides whom they are about. */
const failureOf = (error: unknown): Result<never, SendFailure> => {
  const parsed = Failure.safeParse(error);
  const { code = '', command = '', responseCode, response = '', syscall } = parsed.data ?? {};
  const status = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  const details = { status: status ?? String(responseCode ?? code) };
  if (code === 'EAUTH' || command.startsWith('AUTH')) return err('no_service', details);
  if (responseCode !== undefined) {
    if (command === 'RCPT TO') {
      return err(responseCode >= 500 ? 'address_refused' : 'not_now', details);
    }
    if (command === 'DATA') return err(responseCode >= 500 ? 'mail_refused' : 'not_now', details);
    return err('no_service', details);
  }
  const isBefore =
    syscall === 'connect' || /^(EDNS|ETLS|EREQUIRETLS|ECONFIG|ENOAUTH|EPROXY)$/.test(code);
  if (isBefore || command === 'CONN') return err(isBefore ? 'no_service' : 'in_doubt', details);
  if (code === 'EENVELOPE') return err('address_refused', details);
  return err('in_doubt', details);
};
