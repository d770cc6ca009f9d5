import type { door as english } from '../en/door.ts';
import type { SameKeys } from '#shared/i18n/sameKeys.ts';

export const door: SameKeys<typeof english> = {
  ready: 'Badge oder Code scannen.',
  readyOut: 'Badge scannen zum Auschecken.',
  cameraOff: 'Kamera aus',
  inRoom: 'Im Raum',
  seatsLeft: 'Freie Plätze',
  noLimit: 'Ohne Grenze',
  going: 'Leute gehen',
  in: 'Hinein',
  out: 'Hinaus',
  undo: 'Zurücknehmen',
  undone: 'Der letzte Scan ist zurückgenommen.',
  undoReason: 'An der Tür zurückgenommen',
  other: 'Andere Session',
  choose: {
    title: 'Welche Session hat diese Tür?',
    about: 'Nach der Uhr. Die wählen, deren Leute hier hineingehen.',
    running: 'läuft',
    startsIn: 'in {{age}}',
    over: 'vorbei',
    noTime: 'noch ohne Zeit',
    noRoom: 'Noch ohne Raum',
    none: 'Das Programm hat noch keine Session. In den Einstellungen eine Liste importieren.',
    all: 'Alle Sessions',
    soon: 'Jetzt und danach',
    search: 'Titel oder Raum',
  },
  switchTo: 'Hier als Nächstes, {{time}}:',
  wrongDoor: {
    title: 'Ist das die richtige Tür?',
    about:
      'Fünf Personen hintereinander gehören woanders hin. Diese Station prüft für {{session}}.',
    right: 'Ja, das stimmt',
    change: 'Wechseln zu',
  },
  search: {
    open: 'Suchen',
    title: 'Wer steht an der Tür?',
    about: 'Zwei Buchstaben eines Namens genügen. Ohne Auswahl kommt niemand hinein.',
  },
};
