import { simpleParser, type ParsedMail } from 'mailparser';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

export interface ReceivedMail {
  /** The recipients of the envelope. */
  readonly to: readonly string[];
  readonly source: Buffer;
  readonly parsed: ParsedMail;
}

/** What a server says instead of taking a mail, as in `550 5.1.1`; undefined takes it. */
interface SmtpRules {
  readonly recipient?: (address: string) => string | undefined;
  readonly mail?: (received: number) => string | undefined;
  /** Hangs up behind the data, before it has answered. */
  readonly hangsUp?: (received: number) => boolean;
  readonly user?: { readonly name: string; readonly password: string };
}

/** A real mail server on loopback that keeps what it gets. */
export const startSmtp = async (rules: SmtpRules = {}) => {
  const mails: ReceivedMail[] = [];
  let given = 0;
  const server = new SMTPServer({
    disabledCommands: rules.user === undefined ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    allowInsecureAuth: true,
    // The rules say their own.
    hideENHANCEDSTATUSCODES: true,
    onAuth: ({ username, password }, _session, callback) =>
      username === rules.user?.name && password === rules.user?.password
        ? callback(null, { user: username })
        : callback(replyOf('535 5.7.8')),
    onRcptTo: ({ address }, _session, callback) => {
      const reply = rules.recipient?.(address);
      callback(reply === undefined ? null : replyOf(reply));
    },
    onData: (stream, session, callback) => {
      const receive = async (): Promise<void> => {
        const pieces: Uint8Array[] = [];
        for await (const piece of stream) pieces.push(z.instanceof(Uint8Array).parse(piece));
        given += 1;
        const no = given;
        const reply = rules.mail?.(no);
        if (reply !== undefined) return callback(replyOf(reply));
        const source = Buffer.concat(pieces);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ to, source, parsed: await simpleParser(source) });
        if (rules.hangsUp?.(no) !== true) return callback();
        for (const connection of server.connections) connection.close();
      };
      // A client that is killed breaks off in the middle.
      void receive().catch((error: unknown) => {
        if (!(error instanceof Error && 'code' in error && error.code === 'ECONNECTION'))
          throw error;
      });
    },
  });
  // A client that is killed breaks its connection.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  // A TCP server's address is an object.
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, port, mails };
};

const replyOf = (reply: string): Error & { responseCode: number } => {
  const [, code = '', rest = ''] = /^(\d{3}) (.*)$/.exec(reply) ?? [];
  return Object.assign(new Error(`${rest} not for somebody@example.org`), {
    responseCode: Number(code),
  });
};
