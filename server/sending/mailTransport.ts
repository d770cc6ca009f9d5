import type { Result } from '#shared/model/result.ts';
import type { ReadyMail } from '../mail/prepareMail.ts';

export interface MailToSend extends ReadyMail {
  /** Of its job: makes the Message-ID, the same at each attempt. */
  readonly id: string;
}

/**
 * How it ended; `details.status` is the enhanced status (RFC 3463) or the reply code of the server, whose words are never kept:
 * they quote addresses.
 */
export type SendFailure =
  /** This address takes no mail, for good. */
  | 'address_refused'
  /** The server takes this mail from nobody, for good. */
  | 'mail_refused'
  | 'not_now'
  /** The server cannot be reached or does not let us in: no other mail would go either. */
  | 'no_service'
  /** It broke off so that the mail may have gone. */
  | 'in_doubt';

/** Takes mails away, one recipient each. */
export interface MailTransport {
  readonly send: (mail: MailToSend) => Promise<Result<null, SendFailure>>;
  readonly close: () => void;
}
