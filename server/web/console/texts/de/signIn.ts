export const signIn = {
  title: 'Anmelden',
  login: 'Anmeldename',
  password: 'Passwort',
  code: 'Code',
  codeHint: 'Die sechs Ziffern Ihrer Authenticator-App oder einer Ihrer Wiederherstellungscodes.',
  go: 'Anmelden',
  lost: 'Passwort oder Telefon verloren? Ein Inhaber dieser Veranstaltung kann Ihr Konto zurücksetzen.',
  refused:
    'Name, Passwort und Code gehören nicht zusammen. Prüfen Sie alle drei; jeder Code gilt einmal.',
  tooMany: 'Zu viele Versuche. Warten Sie eine Minute und versuchen Sie es dann noch einmal.',
  busy: 'Gerade melden sich viele an. Versuchen Sie es in ein paar Sekunden noch einmal.',
};
