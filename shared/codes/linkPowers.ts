import type { PrivateLinkKind } from './findPrivateLink.ts';

/**
 * What the holder of each kind of personal link may do, and nothing else (codes.md). A page or an endpoint names the power
 * that it needs; there is no other way to ask.
 */
export const linkPowers = {
  app: [
    'profile.read',
    'profile.edit',
    'codes.read',
    'sessions.read',
    'cards.read',
    'cards.exchange',
    'devices.sign_out',
  ],
  registration: ['registration.read', 'registration.change'],
  'access-as': ['profile.read', 'sessions.read', 'cards.read'],
  availability: ['availability.read', 'availability.answer'],
  sponsor: ['sponsor.read', 'sponsor.edit'],
} as const satisfies Readonly<Record<PrivateLinkKind, readonly string[]>>;

export type LinkPower = (typeof linkPowers)[PrivateLinkKind][number];

export const mayDo = (kind: PrivateLinkKind, power: LinkPower): boolean => {
  const powers: readonly LinkPower[] = linkPowers[kind];
  return powers.includes(power);
};
