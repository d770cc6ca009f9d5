import type { BadgeLayout } from '#shared/badge/badgeLayout.ts';

/** What a person should know before this badge is printed, as the contract says it. */
export const noticesOf = (layout: BadgeLayout) =>
  layout.notices.map((notice) => ({
    kind: notice.code,
    element: notice.elementId,
    ...(notice.code === 'missing_glyphs' ? { characters: notice.characters.join(' ') } : {}),
  }));
