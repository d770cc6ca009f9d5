export const setUp = {
  title: 'Konto einrichten',
  personal:
    'Diese Adresse richtet einmalig Ihr eigenes Konto ein. Wer sie öffnet, wird Sie: Geben Sie sie nicht weiter.',
  paste: 'Fügen Sie hier die ganze Adresse ein, die Sie bekommen haben',
  begin: 'Beginnen',
  over: 'Diese Adresse wurde schon benutzt, ersetzt oder ist zu alt. Bitten Sie einen Inhaber dieser Veranstaltung um eine neue.',
  account: 'Sie melden sich als {{login}} an.',
  passwordTitle: '1. Passwort wählen',
  password: 'Passwort',
  passwordHint:
    'Mindestens 12 Zeichen. Gut sind ein paar Wörter, die nur Sie so zusammensetzen würden.',
  phoneTitle: '2. Telefon verbinden',
  phone:
    'Scannen Sie dies mit einer Authenticator-App. Sie zeigt sechs Ziffern, die Sie bei jeder Anmeldung eingeben.',
  qr: 'QR-Code für Ihre Authenticator-App; der Text darunter sagt dasselbe',
  typed: 'Oder tippen Sie dies in die App:',
  code: 'Die sechs Ziffern, die sie gerade zeigt',
  finish: 'Einrichten',
  weak: 'Wählen Sie ein anderes Passwort: mindestens 12 Zeichen, nicht Ihr Name und nicht immer derselbe Buchstabe.',
  wrongCode:
    'Das sind nicht die sechs Ziffern dieses Augenblicks. Prüfen Sie, ob die Uhr Ihres Telefons richtig geht.',
  doneTitle: 'Wiederherstellungscodes aufbewahren',
  recovery:
    'Drucken oder schreiben Sie diese Codes ab und bewahren Sie sie sicher auf. Jeder meldet Sie einmal an, wenn Sie kein Telefon haben. Sie werden jetzt gezeigt und nie wieder.',
  signIn: 'Zur Anmeldung',
};
