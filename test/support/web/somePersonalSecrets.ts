import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importJWK } from 'jose';
import { z } from 'zod';
import { privateLinkKinds, type PrivateLinkKind } from '#shared/codes/findPrivateLink.ts';
import { signCode } from '#shared/codes/signCode.ts';
import type { OpenPages } from './openPages.ts';

export const secretStates = [
  'good',
  'expired',
  'revoked',
  'suspended',
  'superseded',
  'truncated',
] as const;
type SecretState = (typeof secretStates)[number];
export type SecretKind = PrivateLinkKind | 'entry' | 'badge';

/** A link's or a code's text in the hands of somebody of its own; `name` says which it is. */
export interface PersonalSecret {
  readonly name: `${SecretState} ${SecretKind}`;
  readonly kind: SecretKind;
  readonly text: string;
}

const minute = 60_000;
/** Whose browser alone opens the links for access as somebody. */
export const staffOfLinks = 'staff-1';

/** One of each kind in each state; `scope` is a campaign that is open. */
export const somePersonalSecrets = async (
  pages: OpenPages,
  scope: string,
): Promise<readonly PersonalSecret[]> => {
  const secrets: PersonalSecret[] = [];
  for (const state of secretStates) {
    for (const kind of privateLinkKinds) {
      const text = await aLink(pages, { kind, state, scope });
      secrets.push({ name: `${state} ${kind}`, kind, text });
    }
    for (const kind of ['entry', 'badge'] as const) {
      secrets.push({ name: `${state} ${kind}`, kind, text: await aCode(pages, kind, state) });
    }
  }
  return secrets;
};

const because = { actor: 'terminal', reason: 'test' } as const;

const aLink = async (
  pages: OpenPages,
  wanted: { readonly kind: PrivateLinkKind; readonly state: SecretState; readonly scope: string },
): Promise<string> => {
  const { kind, state, scope } = wanted;
  const { now } = pages.time;
  const { text, handle } = await pages.link(kind, await pages.newcomer(), {
    ...(kind === 'availability' ? { scope } : {}),
    ...(kind === 'access-as' ? { boundTo: staffOfLinks } : {}),
    ...(state === 'expired'
      ? { notBefore: now - 2 * minute, expiresAt: now - minute }
      : { expiresAt: now + 10 * minute }),
  });
  if (state === 'truncated') return text.slice(0, -1);
  if (state === 'superseded') await pages.store.links.rotate({ handle, ...because });
  if (state === 'revoked') await pages.store.links.change('revoke', { handle, ...because });
  if (state === 'suspended') await pages.store.links.change('suspend', { handle, ...because });
  return text;
};

const aCode = async (
  pages: OpenPages,
  medium: 'entry' | 'badge',
  state: SecretState,
): Promise<string> => {
  const attendeeId = await pages.newcomer();
  const issued = await pages.store.issueCode({ attendeeId, medium });
  if (!issued.ok) throw new Error(issued.error.code);
  const { text } = issued.value;
  if (state === 'truncated') return text.slice(0, -1);
  if (state === 'expired') return expiredCode(pages, attendeeId, medium);
  if (state === 'superseded') await pages.store.codes.rotate({ attendeeId, medium, ...because });
  if (state === 'revoked' || state === 'suspended') {
    await pages.store.people.change({ attendeeId, changes: { hold: state }, ...because });
  }
  return text;
};

const PrivateKey = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519') }).loose();

/** Genuine, and over since a minute. */
const expiredCode = async (
  { store, dataDir, time }: OpenPages,
  attendeeId: string,
  medium: 'entry' | 'badge',
): Promise<string> => {
  const file: unknown = JSON.parse(readFileSync(join(dataDir, 'store.sqlite.key.json'), 'utf8'));
  const privateKey = await importJWK(PrivateKey.parse(file), 'Ed25519');
  if (privateKey instanceof Uint8Array) throw new Error('not a key');
  const event = await store.event();
  const person = await store.people.read(attendeeId);
  return signCode({
    prefix: medium === 'entry' ? 'LE1' : 'LB1',
    keyId: 'AAA',
    payload: {
      event: event?.number ?? 0,
      subject: person?.subject ?? '',
      generation: 1,
      notBeforeMinutes: 0,
      expiresMinutes: Math.floor(time.now / minute) - 1,
    },
    privateKey,
  });
};
