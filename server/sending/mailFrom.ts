import { readAddress } from '../mail/readAddress.ts';

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
