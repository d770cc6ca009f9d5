import type { demo as english } from '../en/demo.ts';
import type { SameKeys } from '#shared/i18n/sameKeys.ts';

export const demo: SameKeys<typeof english> = {
  title: 'Ausprobieren',
  about:
    'Alle Personen hier sind erfunden. Einen Code mit Kamera oder Scanner vom Bildschirm scannen, kopieren oder „Scannen“ drücken.',
  picture: 'Eintrittscode von {{name}}',
  scan: 'Scannen',
  copy: 'Kopieren',
  copied: 'Kopiert',
};
