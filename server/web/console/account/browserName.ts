/** A browser as its owner would call it, from what it says of itself: "Firefox, Linux". Later rows hide in earlier ones. */
export const browserName = (userAgent: string): string =>
  [browsers, systems]
    .flatMap((names) => names.find(([mark]) => userAgent.includes(mark))?.[1] ?? [])
    .join(', ');

const browsers: readonly (readonly [mark: string, name: string])[] = [
  ['Edg', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
];

const systems: readonly (readonly [mark: string, name: string])[] = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
];
