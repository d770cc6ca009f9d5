import type { start as english } from '../en/start.ts';
import type { SameKeys } from '#shared/i18n/sameKeys.ts';

export const start: SameKeys<typeof english> = {
  title: 'Diese Station einrichten',
  about: 'Zu anderen dazukommen, ein eigenes Event führen oder sich erst umsehen.',
  connect: {
    title: 'Mit einem Event verbinden',
    about: 'Die Organisation oder eine andere Station (Einstellungen) zeigt einen Anmeldecode.',
    code: 'Anmeldecode',
    codeHint: 'Einfügen oder mit dem Handscanner lesen. Er gilt ein einziges Mal.',
    name: 'Name dieser Station',
    role: 'Was sie tut',
    go: 'Verbinden',
    busy: 'Verbindet und holt die Liste …',
  },
  hubs: {
    title: 'In diesem Netz',
    one: 'Hub {{fingerprint}} unter {{address}}',
    about: 'Dort einen Code holen: Einstellungen, Andere Stationen.',
  },
  camera: {
    label: 'Kamera für den Anmeldecode',
    turnOn: 'Einschalten',
    turnOff: 'Ausschalten',
    off: 'Kamera ist aus',
    reading: 'Den Anmeldecode 15 cm vor die Kamera halten',
    holdStill: 'Ruhig halten, etwas weiter weg',
    no_camera: 'Keine Kamera gefunden. Den Code oben einfügen.',
    permission_denied:
      'Die Kamera ist nicht erlaubt. In den Systemeinstellungen erlauben oder den Code einfügen.',
    in_use: 'Ein anderes Programm benutzt die Kamera. Schließen oder den Code einfügen.',
    unknown: 'Die Kamera geht nicht. Den Code oben einfügen.',
    decoder_broken: 'Codes lassen sich hier nicht lesen. Den Code oben einfügen.',
  },
  run: {
    title: 'Ein Event auf diesem Laptop',
    about: 'Mit einer Liste als CSV oder Excel. Andere Stationen können dazukommen.',
    go: 'Neues Event',
    upstream: 'Hub eines zentralen Stores',
  },
  upstream: {
    title: 'Hub eines zentralen Stores',
    about:
      'Dieser Laptop stellt das Event eines zentralen Token-Stores den Stationen hier bereit, auch wenn die Leitung dorthin fehlt.',
    code: 'Code für einen Hub',
    go: 'Hub werden',
  },
  demo: {
    title: 'Das Demo-Event ausprobieren',
    about: '2.000 erfundene Personen und 12 Sessions, mit Codes zum Scannen.',
    go: 'Demo öffnen',
    busy: 'Das Demo-Event entsteht …',
  },
  create: {
    title: 'Neues Event',
    about: 'Nur der Name ist nötig. Die Liste kommt danach.',
    name: 'Name des Events',
    noName: 'Bitte einen Namen eingeben.',
    firstDay: 'Erster Tag',
    lastDay: 'Letzter Tag',
    badDays: 'Der letzte Tag liegt vor dem ersten.',
    hub: 'Andere Stationen in diesem Netz beitreten lassen (Hub)',
    zone: 'Zeiten gelten in {{zone}}, wie auf diesem Laptop.',
    go: 'Event anlegen',
    busy: 'Wird angelegt …',
  },
  lists: {
    title: 'Listen',
    firstTitle: 'Jetzt die Liste der Personen',
    firstAbout: 'Eine CSV- oder Excel-Datei mit einer Person je Zeile, aus jedem Anmeldesystem.',
    people_one: '{{count, number}} Person steht auf der Liste.',
    people_other: '{{count, number}} Personen stehen auf der Liste.',
    goOn: 'Zum Desk',
    later: 'Vorerst ohne Liste',
  },
  error: {
    not_an_enrolment_code:
      'Das ist kein Anmeldecode. Eine Station, die das Event führt, zeigt einen: Einstellungen, Andere Stationen.',
    damaged:
      'Ein Teil des Codes fehlt oder ist verändert. Bitte ganz kopieren oder noch einmal scannen.',
    code_refused: 'Dieser Code wurde schon benutzt oder ist zu alt. Bitte einen neuen holen.',
    store_unreachable:
      'Der Token-Store antwortet nicht. Ins gleiche Netz wie die anderen Stationen gehen und noch einmal versuchen.',
    not_a_store:
      'Etwas anderes hat geantwortet: vielleicht die Anmeldeseite dieses Netzes. Im Browser öffnen, anmelden und noch einmal versuchen.',
    not_a_hub_code:
      'Dieser Code ist für eine Station. Am zentralen Store einen Code für einen Hub holen.',
    stranger:
      'An der Adresse des Hubs, der diesen Code gemacht hat, antwortet ein anderes Gerät. Ins Netz des Hubs wechseln oder einen neuen Code holen.',
    already_in_use: 'Diese Station arbeitet schon für ein Event.',
    no_store: 'Dieser Laptop kann kein eigenes Event führen. Bitte mit einem anderen verbinden.',
  },
};
