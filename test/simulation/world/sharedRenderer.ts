import { createBadgeRenderer, type BadgeRenderer } from '#station/badges/createBadgeRenderer.ts';
import { loadBadgeFonts } from '#station/badges/loadBadgeFonts.ts';

let shared: BadgeRenderer | null = null;

/** One renderer for all worlds of a process: it keeps nothing but fonts, and these take a second to load. */
export const sharedRenderer = (): BadgeRenderer =>
  (shared ??= createBadgeRenderer({ loadFonts: loadBadgeFonts }));
