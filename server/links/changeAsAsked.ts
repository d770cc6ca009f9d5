import { err, ok, type Result } from '#shared/model/result.ts';
import type { ChangeLinkError } from './changeLinks.ts';
import type { LinkRegister } from './createLinkRegister.ts';
import type { IssueLinkError } from './issueLink.ts';
import type { Link } from './link.ts';
import type { LinkToResend, ResendLinkError } from './reportLeak.ts';

export const linkChanges = ['resend', 'rotate', 'suspend', 'resume', 'revoke', 'leak'] as const;
export type LinkChangeAsked = (typeof linkChanges)[number];

export interface LinkChangeWanted {
  readonly change: LinkChangeAsked;
  readonly of: LinkToResend;
}

export type LinkChangeRefused = ChangeLinkError | IssueLinkError | ResendLinkError | 'no_event';

/**
 * Does to a link what staff asked for. A new one goes to its owner by mail and to nobody else: no text of a link is given back.
 */
export const changeAsAsked = async (
  { links }: { readonly links: LinkRegister },
  { change, of }: LinkChangeWanted,
): Promise<Result<Link, LinkChangeRefused>> => {
  switch (change) {
    case 'suspend':
    case 'resume':
    case 'revoke':
      return links.change(change, of);
    case 'leak': {
      const reported = await links.reportLeak(of);
      return reported.ok ? ok(reported.value.link) : reported;
    }
    case 'resend': {
      const link = await links.read(of.handle);
      if (link === undefined) return err('unknown_link');
      const sent = await links.resend(of);
      return sent.ok ? ok(link) : sent;
    }
    case 'rotate': {
      const rotated = await links.rotate(of);
      if (!rotated.ok) return rotated;
      const { link } = rotated.value;
      const sent = await links.resend({ ...of, handle: link.handle });
      return sent.ok ? ok(link) : sent;
    }
  }
};
