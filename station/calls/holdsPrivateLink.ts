import { findPrivateLink } from '#shared/codes/findPrivateLink.ts';

/** Whether a private link stands in any text of what a caller gave, however deep, but for one field of it. */
export const holdsPrivateLink = (input: unknown, except?: string): boolean => {
  if (typeof input === 'string') return findPrivateLink(input) !== undefined;
  if (typeof input !== 'object' || input === null) return false;
  return Object.entries(input).some(
    ([field, value]) => field !== except && holdsPrivateLink(value),
  );
};
