export const registration = {
  isInvited: 'Sie sind eingeladen. Kommen Sie?',
  isWaiting: 'Wir haben Ihre Anmeldung. Der Veranstalter wird sie bestätigen.',
  isUnpaid: 'Wir haben Ihre Anmeldung. Ihre Zahlung ist noch nicht eingegangen.',
  isAccepted: 'Sie sind angemeldet.',
  isDeclined: 'Sie haben abgesagt.',
  isEnded:
    'Der Veranstalter hat Ihre Anmeldung storniert. Wenn Sie kommen möchten, schreiben Sie ihm bitte.',
  accept: 'Ja, ich komme',
  decline: 'Nein, ich komme nicht',
  until: 'Bis {{time}} können Sie all das ändern.',
  closed:
    'Die Anmeldung ist seit {{time}} geschlossen. So sind Sie angemeldet; wenn sich etwas ändern muss, schreiben Sie bitte dem Veranstalter.',
  sessions: 'Ihre Programmpunkte',
  changeSessions: 'Programmpunkte wählen',
  details: 'Ihre Angaben',
  changeDetails: 'Meine Angaben ändern',
  back: 'Zurück zu meiner Anmeldung',
  left_one: 'Noch ein Platz frei',
  left_other: 'Noch {{count}} Plätze frei',
  full: 'Ausgebucht',
  begun: 'Hat begonnen',
  nowFull:
    '„{{title}}“ ist inzwischen ausgebucht. Nichts wurde geändert: Bitte wählen Sie noch einmal.',
  hasBegun:
    '„{{title}}“ hat begonnen und lässt sich nicht mehr ändern. Nichts wurde geändert: Bitte wählen Sie noch einmal.',
  unknownSession:
    'Einer dieser Programmpunkte ist nicht mehr im Programm. Nichts wurde geändert: Bitte wählen Sie noch einmal.',
  lostSome: 'Einige Ihrer Programmpunkte sind inzwischen ausgebucht. Bitte sehen Sie sie durch.',
  changes: 'Was geändert wurde',
  noChanges: 'Bisher nichts.',
  bySelf: 'Von Ihnen geändert',
  byOrganiser: 'Vom Veranstalter geändert',
  byStation: 'Vom Personal vor Ort geändert',
  byList: 'Durch die Liste des Veranstalters geändert',
  empty: 'nichts',
  notYou: 'Sind das nicht Sie?',
  notYouHint:
    'Diese Einladung gilt einer einzigen Person. Sie können sich stattdessen selbst anmelden.',
  registerHere: 'Hier anmelden',
  leave: 'Diese Seite schließen',
};
