import type { badgeStation as english } from '../en/badgeStation.ts';
import type { SameKeys } from '#shared/i18n/sameKeys.ts';

export const badgeStation: SameKeys<typeof english> = {
  ready: { title: 'Wessen Badge?', about: 'Person suchen, dann drucken.' },
  preview: 'Badge von {{name}}',
  loading: 'Das Badge wird gezeichnet …',
  size: '{{width, number}} × {{height, number}} mm',
  printedNever: 'Noch nicht gedruckt',
  printed_one: 'Einmal gedruckt',
  printed_other: '{{count, number}}-mal gedruckt',
  printer: 'Drucker',
  print: 'Badge drucken',
  save: 'Als PDF speichern',
  printing: 'Geht an den Drucker …',
  saving: 'Das PDF entsteht …',
  saved: '{{file}} ist gespeichert.',
  badgeName: 'Badge-Name',
  noCodes:
    'Codes werden hier nicht gelesen, damit niemand aus Versehen eingecheckt wird. Bitte den Namen suchen.',
  noPrinters: 'An diesem Rechner ist kein Drucker eingerichtet. Badges werden als PDF gespeichert.',
  queue: {
    title: 'Druckaufträge',
    empty: 'Hier wurde noch nichts gedruckt.',
    asks: 'Ist es herausgekommen?',
    printed: 'Es kam heraus',
    retry: 'Nein: noch einmal senden',
    again: 'Noch einmal senden',
    spoiled: 'So lassen',
    ofName: '{{action}}: {{name}}',
    savedAsPdf: 'als PDF gespeichert',
  },
  state: {
    queued: 'wartet',
    handed_over: 'an den Drucker gesendet',
    printed: 'kam heraus',
    unknown: 'Ende unbekannt',
    failed: 'fehlgeschlagen',
    spoiled: 'kam nicht heraus',
    canceled: 'abgebrochen',
  },
  problem: {
    no_print_system: 'dieser Rechner hat kein Drucksystem',
    printer_failed: 'der Drucker hat es nicht angenommen',
    other: 'es ließ sich nicht senden',
  },
  error: {
    unknown_job: 'Dieser Auftrag ist nicht mehr in der Liste.',
  },
};
