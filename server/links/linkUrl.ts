import type { PrivateLinkKind } from '#shared/codes/findPrivateLink.ts';
import { secretOf, type Secret } from '#shared/model/secret.ts';

/** The page behind each kind of link; it reads the secret from the fragment and redeems it by POST. */
export const linkPaths: Readonly<Record<PrivateLinkKind, string>> = {
  app: '/a',
  registration: '/r',
  availability: '/v',
  sponsor: '/s',
  // Below the console: the cookie of the staff member whom it is bound to goes nowhere else.
  'access-as': '/console/as',
};

/**
 * The address of a link as its owner gets it: `https://store.example/a#la1_…`. The secret is in the fragment (RFC 3986 section
 * 3.5), which no browser sends: no log of a server or proxy ever has it. `publicUrl` is where the store is served.
 */
export const linkUrl = (publicUrl: string, kind: PrivateLinkKind, text: Secret): Secret =>
  secretOf(`${publicUrl.replace(/\/+$/, '')}${linkPaths[kind]}#${text.reveal()}`);
