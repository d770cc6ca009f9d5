export const demo = {
  title: 'Try it',
  about:
    'All people here are invented. Scan a code from this screen with the camera or a scanner, copy it, or press Scan.',
  picture: 'Entry code of {{name}}',
  scan: 'Scan',
  copy: 'Copy',
  copied: 'Copied',
} as const;
