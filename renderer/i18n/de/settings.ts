import type { settings as english } from '../en/settings.ts';
import type { SameKeys } from '#shared/i18n/sameKeys.ts';

export const settings: SameKeys<typeof english> = {
  title: 'Einstellungen',
  saved: 'Gespeichert.',
  station: {
    title: 'Diese Station',
    role: 'Was sie tut',
    checkpoint: 'Wo sie zählt',
    entrance: 'Eingang',
    name: 'Name dieser Station',
    operator: 'Operator',
    operatorHint: 'Eine Nummer oder Kürzel. Sie steht bei jedem Scan.',
  },
  scanning: {
    title: 'Scannen',
    camera: 'Kamera benutzen',
    cameraId: 'Welche Kamera',
    anyCamera: 'Dieser Laptop wählt',
    unnamedCamera: 'Kamera {{number}}',
    scanner: 'Ein Handscanner braucht keine Einstellung: einstecken und auf jeder Ansicht scannen.',
    sound: 'Ton zu jedem Ergebnis',
  },
  printing: {
    title: 'Drucken',
    printer: 'Drucker',
    pdf: 'Als PDF speichern',
    firstPrinter: 'Der erste gefundene',
    none: 'An diesem Rechner ist kein Drucker eingerichtet. Badges lassen sich als PDF speichern.',
    autoPrint: 'Beim ersten Einlass ein Badge drucken',
  },
  look: {
    title: 'Sprache und Aussehen',
    language: 'Sprache',
    system: 'Wie dieser Laptop',
    theme: 'Farben',
    light: 'Hell',
    dark: 'Dunkel',
    largeText: 'Große Schrift',
  },
  others: {
    title: 'Andere Stationen',
    about:
      'Mit einem Code kommt eine weitere Station zu diesem Event. Er gilt ein einziges Mal. Nur der Person zeigen, die jene Station einrichtet.',
    make: 'Anmeldecode zeigen',
    another: 'Weiterer Code',
    makeHub: 'Code für einen Hub',
    forStation: 'Für eine weitere Station.',
    forHub: 'Für einen Hub, der dieses Event an einem anderen Ort bereitstellt.',
    copy: 'Code kopieren',
    copied: 'Kopiert',
    hide: 'Verbergen',
    until: 'Gilt bis {{time}}.',
    picture: 'Anmeldecode als QR-Code',
    text: 'Anmeldecode als Text',
    noStore: 'Nur der Laptop, der das Event führt, kann andere dazuholen.',
  },
  hub: {
    switch: 'Andere Stationen in diesem Netz beitreten lassen (Hub)',
    off: 'Aus: Nur dieser Laptop nutzt seinen Store, und ein Code gilt nur auf diesem Laptop.',
    upstream: 'Zentraler Store',
    interface: 'Netzverbindung',
    everyInterface: 'Jede Verbindung dieses Laptops',
    address: 'Adresse',
    fingerprint: 'Fingerabdruck',
    network: 'Netz',
    announced: {
      off: 'Nicht erreichbar',
      on: 'Andere Stationen finden diesen Hub von selbst, auch unter einer neuen Adresse.',
      not_possible:
        'Dieses Netz überträgt keine Ankündigungen. Der Beitritt mit Code geht trotzdem.',
    },
    problem: {
      no_network:
        'Dieser Laptop hat gerade kein Netz. Sobald er eines hat, ist der Hub für die anderen da.',
      key_lost:
        'Der Schlüssel dieses Hubs (hub.pem) fehlt oder ist beschädigt, und Stationen nehmen keinen anderen an. Aus einer Kopie zurücklegen oder einen neuen machen: Dann müssen alle Stationen neu beitreten.',
      is_hub:
        'Ein Hub macht keine Codes für Hubs. Das geht an dem Store, dessen Event er bereitstellt.',
      cannot_serve:
        'Der Hub kann hier nicht bereitgestellt werden. Eine andere Verbindung wählen oder aus- und wieder einschalten.',
    },
    newKey: 'Neuen Schlüssel machen',
    stations: 'Beigetretene Stationen',
    here: 'dieser Laptop',
    revoked: 'nicht mehr angenommen',
    neverSeen: 'noch nicht gesehen',
    seen: 'zuletzt gesehen {{time}}',
  },
  takeOver: {
    title: 'Tote Station',
    about:
      'Wenn der Laptop einer anderen Station tot ist und sein Datenträger lesbar: Was sie festhielt, kommt von hier aus als ihr Eigenes zum Token-Store. In ihrem Ordner wird nichts geändert.',
    folder: 'Datenordner jener Station oder eine Kopie',
    go: 'Übernehmen',
    busy: 'Wird übernommen …',
    done_one:
      '{{count, number}} Eintrag gelesen. Neu im Token-Store: {{stored, number}}, schon bekannt: {{known, number}}, beiseitegelegt: {{setAside, number}}.',
    done_other:
      '{{count, number}} Einträge gelesen. Neu im Token-Store: {{stored, number}}, schon bekannt: {{known, number}}, beiseitegelegt: {{setAside, number}}.',
  },
  lists: {
    title: 'Listen',
    people_one: '{{count, number}} Person steht auf der Liste.',
    people_other: '{{count, number}} Personen stehen auf der Liste.',
    go: 'Liste importieren',
    joined: 'Die Liste kommt von dem Event, mit dem diese Station verbunden ist.',
  },
  about: {
    title: 'Über',
    event: 'Event',
    days: 'Tage',
    version: 'Lanyard',
    station: 'Station',
    sync: 'Abgleich',
    state: {
      none: 'nur dieser Laptop',
      online: 'online',
      offline: 'offline',
      portal: 'offline, dieses Netz verlangt zuerst eine Anmeldeseite',
      stranger: 'offline, an der Adresse des Hubs antwortet ein anderes Gerät',
      refused: 'vom Token-Store nicht angenommen',
      revoked: 'vom Veranstalter abgemeldet',
    },
    waiting_one: '{{count, number}} Eintrag wartet',
    waiting_other: '{{count, number}} Einträge warten',
    allSent: 'alles gesendet',
    contact: 'letzter Kontakt {{time}}',
    journals: 'Journale aller Stationen',
    missing_one: '{{count, number}} Eintrag fehlt vielleicht',
    missing_other: '{{count, number}} Einträge fehlen vielleicht',
    setAside_one: '{{count, number}} Eintrag wurde beiseitegelegt',
    setAside_other: '{{count, number}} Einträge wurden beiseitegelegt',
    now: 'Jetzt abgleichen',
    noEvent: 'noch keins',
  },
  error: {
    cannot_serve:
      'Der Hub konnte nicht geändert werden: Einstellungen oder Schlüssel lassen sich nicht schreiben. Bitte Speicherplatz schaffen.',
    unknown_printer: 'Diesen Drucker gibt es nicht mehr. Bitte einen anderen wählen.',
    door_only: 'Diese Station ist als Tür beigetreten. Für anderes braucht sie einen anderen Code.',
    no_store: 'Nur der Laptop, der das Event führt, kann andere dazuholen.',
    no_station: 'In diesem Ordner ist keine Station. Bitte den Pfad prüfen.',
    station_running:
      'Jene Station läuft und sendet selbst. Bitte schließen oder den Ordner kopieren.',
    not_enrolled:
      'Bei welchem Event jene Station war, ist nicht mehr lesbar. Den Ordner für die IT aufheben.',
    other_event:
      'Jene Station war bei einem anderen Event. Bitte an einer Station von dort übernehmen.',
    same_station: 'Das ist der Ordner dieser Station selbst: Sie sendet von selbst.',
    store_unreachable:
      'Der Token-Store antwortet nicht. Noch einmal versuchen, wenn diese Station online ist.',
    not_a_store:
      'Dieses Netz verlangt zuerst eine Anmeldeseite. Anmelden, dann noch einmal versuchen.',
    refused: 'Der Token-Store übernimmt nichts von dieser Station: Sie wurde abgemeldet.',
    unknown_station:
      'Der Token-Store kennt jene Station nicht oder nimmt von hier nichts für sie an.',
  },
};
