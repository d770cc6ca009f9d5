import type { verdict as english } from '../en/verdict.ts';
import type { SameKeys } from '#shared/i18n/sameKeys.ts';

export const verdict: SameKeys<typeof english> = {
  ready: { word: 'Bereit', sentence: 'Code scannen oder / drücken und einen Namen tippen.' },
  failed: { word: 'Nicht aufgezeichnet', headline: 'Es ist nichts geschehen' },
  oldList: 'Alte Liste: {{age}}',
  importedCode: 'Code eines anderen Systems: Namen prüfen',
  revokedStation: 'Badge einer abgemeldeten Station: Namen prüfen',
  bySearch: 'Über die Suche: nach dem Namen fragen',
  private_link: {
    word: 'Privater Link',
    headline: 'Kein Eintrittscode',
    sentence:
      'Nach dem QR-Code in der App fragen oder nach Namen suchen. Nichts wurde gespeichert.',
  },
  foreign_code: {
    word: 'Nicht unserer',
    headline: 'Ein fremder Code',
    sentence: 'Nach dem Eintrittscode aus Mail oder App fragen oder nach Namen suchen.',
  },
  unreadable: {
    word: 'Nicht lesbar',
    headline: 'Noch einmal scannen',
    sentence:
      'Der Code ist beschädigt oder abgeschnitten. Bildschirm heller stellen oder nach Namen suchen.',
  },
  rehearsal_code: {
    word: 'Probecode',
    headline: 'Nur für die Probe',
    sentence: 'Dieser Code ist für eine Probe. Nach dem echten fragen oder nach Namen suchen.',
  },
  live_code_in_rehearsal: {
    word: 'Echter Code',
    headline: 'Hier ist Probe',
    sentence: 'An dieser Station die Probecodes verwenden.',
  },
  other_event: {
    word: 'Anderes Event',
    headline: 'Code eines anderen Events',
    sentence: 'Nach dem Code für dieses Event fragen oder nach Namen suchen.',
  },
  forged: {
    word: 'Nicht echt',
    headline: 'Dieser Code ist nicht echt',
    sentence: 'Mit diesem Code nicht einlassen. Nach Namen suchen oder an den Helpdesk geben.',
  },
  unknown_key: {
    word: 'Nicht echt',
    headline: 'Unterschrift unbekannt',
    sentence: 'Station abgleichen und noch einmal scannen. Sonst an den Helpdesk geben.',
  },
  not_listed: {
    word: 'Nicht auf der Liste',
    headline: 'Echt, aber nicht auf der Liste',
    sentence: 'Der Code ist echt, aber diese Liste kennt die Person nicht. An den Helpdesk geben.',
  },
  unknown_code: {
    word: 'Nicht auf der Liste',
    headline: 'Diesen Code hat niemand',
    sentence: 'Nach Namen suchen oder an den Helpdesk geben.',
  },
  superseded: {
    word: 'Ersetzt',
    headline: 'Es gibt einen neueren',
    sentence: 'Dieser wurde durch einen neueren ersetzt. Danach fragen oder an den Helpdesk geben.',
    when: 'Um {{time}} an {{station}} durch einen neueren ersetzt. Danach fragen oder an den Helpdesk geben.',
  },
  revoked: {
    word: 'Zurückgezogen',
    headline: 'Dieser Code ist zurückgezogen',
    sentence: 'Dieser Code gilt nicht mehr. An den Helpdesk geben.',
  },
  suspended: {
    word: 'Angehalten',
    headline: 'Dieser Code ist angehalten',
    sentence: 'Dieser Code gilt zurzeit nicht. An den Helpdesk geben.',
  },
  not_yet_valid: {
    word: 'Zu früh',
    headline: 'Noch nicht gültig',
    sentence: 'Dieser Code gilt noch nicht.',
    from: 'Dieser Code gilt ab {{time}}.',
  },
  expired: {
    word: 'Abgelaufen',
    headline: 'Nicht mehr gültig',
    sentence: 'Dieser Code gilt nicht mehr. Nach Namen suchen oder an den Helpdesk geben.',
    until: 'Dieser Code galt bis {{time}}. Nach Namen suchen oder an den Helpdesk geben.',
  },
  canceled: {
    word: 'Storniert',
    headline: 'Anmeldung storniert',
    sentence: 'Die Anmeldung wurde storniert. An den Helpdesk geben.',
  },
  not_confirmed: {
    word: 'Nicht bestätigt',
    headline: 'Noch nicht bestätigt',
    sentence: 'Die Anmeldung ist nicht vollständig. An den Helpdesk geben.',
  },
  helpdesk: {
    word: 'Helpdesk',
    headline: 'Bitte zum Helpdesk',
    sentence: 'Der Helpdesk hat etwas für diese Person. Bitte dorthin schicken.',
  },
  wrong_medium: {
    word: 'Anderer Code',
    headline: 'Eintrittscode nötig',
    sentence:
      'Für den ersten Eintritt zählt das Badge nicht. Nach dem Eintrittscode fragen oder nach Namen suchen.',
  },
  closed: {
    word: 'Geschlossen',
    headline: 'Jetzt nicht offen',
    sentence: 'Dieser Checkpoint ist jetzt nicht offen.',
    from: 'Dieser Checkpoint öffnet um {{time}}.',
    until: 'Dieser Checkpoint schloss um {{time}}.',
  },
  not_registered: {
    word: 'Nicht angemeldet',
    headline: 'Hier nicht angemeldet',
    sentence: 'Diese Person ist für diese Session nicht angemeldet.',
  },
  wrong_session: {
    word: 'Anderer Raum',
    headline: 'Ein anderer Raum',
    sentence: 'Diese Person ist für eine andere Session angemeldet.',
    titled: 'Diese Person ist für „{{session}}“ angemeldet.',
  },
  enter_first: {
    word: 'Zuerst zum Eingang',
    headline: 'Zuerst zum Eingang',
    sentence: 'Diese Person war noch nicht am Eingang. Bitte zuerst dorthin schicken.',
  },
  full: {
    word: 'Voll',
    headline: 'Kein Platz mehr',
    sentence: 'Hier ist kein Platz mehr frei.',
    seats_one: 'Der eine Platz ist belegt.',
    seats_other: 'Alle {{count, number}} Plätze sind belegt.',
  },
  already_in_just_now: {
    word: 'Gerade eingetreten',
    headline: 'Schon erledigt',
    sentence: 'Eben erst gescannt. Nichts zu tun.',
  },
  already_in: {
    word: 'Schon drin',
    headline: 'Schon drin',
    sentence: 'Schon einmal eingetreten. Kommt zurück? Dann Wiedereintritt.',
    when: 'Um {{time}} an {{station}} eingetreten. Kommt zurück? Dann Wiedereintritt.',
  },
  not_in: {
    word: 'Nicht drin',
    headline: 'War nicht drin',
    sentence: 'Es gibt keinen Eintritt, der enden könnte.',
    when: 'Um {{time}} an {{station}} gegangen. Seitdem kein Eintritt.',
  },
  needs_answer: {
    word: 'Frage offen',
    headline: 'Es ist noch etwas zu beantworten',
    sentence: 'Eine Frage ist noch zu beantworten. An den Helpdesk geben.',
  },
  admitted: {
    word: 'Eingelassen',
    headline: 'Willkommen',
    sentence: 'Alles in Ordnung. Bitte eintreten.',
    withBadge: 'Das Badge ist auf dem Weg zum Drucker.',
  },
  readmitted: {
    word: 'Wieder drin',
    headline: 'Willkommen zurück',
    sentence: 'Alles in Ordnung. Bitte eintreten.',
  },
  departed: {
    word: 'Ausgecheckt',
    headline: 'Auf Wiedersehen',
    sentence: 'Ausgecheckt. Auf Wiedersehen.',
  },
  cannot_record: {
    word: 'Stopp',
    headline: 'Station kann nicht aufzeichnen',
    sentence:
      'Festplatte voll oder beschädigt. Leute an einen anderen Desk schicken und die Leitung rufen.',
  },
};
