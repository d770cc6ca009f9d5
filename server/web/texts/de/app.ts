export const app = {
  signOut: 'Abmelden',
  everywhere: 'Überall abmelden',
  everywhereHint:
    'Handy verloren oder ein fremdes benutzt? Damit endet Ihre Seite in jedem Browser. Jedes Gerät fragt dann wieder nach sechs Ziffern aus Ihrer E-Mail.',
  leaving: 'Fertig?',
  signedOutTitle: 'Sie sind abgemeldet',
  signedOut: 'Um zurückzukommen, öffnen Sie den Link in Ihrer E-Mail.',
  closedTitle: 'Ihre Seite ist geschlossen',
  suspended:
    'Der Veranstalter hat Ihre Teilnahme vorläufig angehalten. Bitte fragen Sie am Helpdesk oder schreiben Sie dem Veranstalter.',
  revoked:
    'Ihre Teilnahme wurde beendet. Wenn Sie das für einen Irrtum halten, schreiben Sie bitte dem Veranstalter.',
  canceled:
    'Sie sind für diese Veranstaltung nicht mehr angemeldet. Wenn Sie doch kommen möchten, öffnen Sie den Anmeldelink in Ihrer E-Mail oder schreiben Sie dem Veranstalter.',
  showCode: 'Meinen Einlasscode zeigen',
  codeTitle: 'Ihr Einlasscode',
  codePicture: 'QR-Code für den Einlass',
  brightness: 'Stellen Sie den Bildschirm ganz hell, und halten Sie ihn ruhig unter den Scanner.',
  notYet: 'Dieser Code öffnet Ihnen, sobald Ihre Anmeldung bestätigt ist.',
  codePrivate:
    'Zeigen Sie ihn nur dem Personal am Einlass. Wer ein Bild davon hat, kann an Ihrer Stelle hineingehen.',
  noCode:
    'Ihr Einlasscode kann gerade nicht erstellt werden. Bitte versuchen Sie es später oder fragen Sie am Einlass.',
  print: 'Drucken',
  back: 'Zurück zu meiner Seite',
  sessions: 'Meine Programmpunkte',
  profile: 'Meine Angaben',
  editProfile: 'Meine Angaben ändern',
  save: 'Speichern',
  history: 'Wer meine Seite geöffnet hat',
  historyIntro: 'Wann Ihre persönlichen Links benutzt wurden, das Neueste zuerst.',
  historyStrange:
    'Waren das nicht immer Sie? Melden Sie sich auf Ihrer Seite überall ab und sagen Sie es dem Veranstalter: Er schickt Ihnen einen neuen Link.',
  didOpen: 'Ihr Link wurde geöffnet.',
  didOpenRegistration: 'Ihr Anmeldelink wurde geöffnet.',
  staffLooked:
    'Jemand vom Personal hat Ihre Seite so gesehen, wie Sie sie sehen, ohne etwas ändern zu können.',
  deviceAdded: 'Ein Browser kam als Ihrer hinzu.',
  digitsSent:
    'Sechs Ziffern gingen an Ihre E-Mail-Adresse, weil ein neues Gerät Ihren Link geöffnet hat.',
  digitsWrong: 'Auf einem neuen Gerät wurden falsche Ziffern eingegeben.',
  didEverywhere: 'Sie haben sich überall abgemeldet.',
  linkMade: 'Ein Link wurde für Sie erstellt.',
  linkEnded: 'Einer Ihrer Links wurde gesperrt.',
  cards: 'Visitenkarten',
  cardsAsked_one: 'Visitenkarten: eine Anfrage',
  cardsAsked_other: 'Visitenkarten: {{count}} Anfragen',
};
