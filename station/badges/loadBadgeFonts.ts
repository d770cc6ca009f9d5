import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BadgeFont } from './badgeFont.ts';

const files = [
  { key: 'Inter-Regular', weight: 400, path: '400Regular/Inter_400Regular.ttf' },
  { key: 'Inter-SemiBold', weight: 600, path: '600SemiBold/Inter_600SemiBold.ttf' },
  { key: 'Inter-Bold', weight: 700, path: '700Bold/Inter_700Bold.ttf' },
];

/** Inter (OFL 1.1) from its package: Latin with Vietnamese, Greek, Cyrillic. About 1 MB, a few milliseconds. */
export function loadBadgeFonts(): readonly BadgeFont[] {
  const { resolve } = createRequire(import.meta.url);
  return files.map(({ key, weight, path }) => ({
    key,
    weight,
    bytes: readFileSync(resolve(`@expo-google-fonts/inter/${path}`)),
  }));
}
