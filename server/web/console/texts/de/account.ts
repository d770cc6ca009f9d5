export const account = {
  title: 'Ihr Konto',
  signedIn: 'Wo Sie angemeldet sind',
  browser: 'Browser',
  unknownBrowser: 'Unbekannter Browser',
  since: 'Angemeldet',
  lastSeen: 'Zuletzt da',
  thisOne: 'Dieser Browser',
  end: 'Dort abmelden',
  password: 'Passwort ändern',
  current: 'Jetziges Passwort',
  next: 'Neues Passwort',
  change: 'Passwort ändern',
  changed: 'Ihr Passwort ist geändert; alle anderen Browser sind abgemeldet.',
  recovery: 'Wiederherstellungscodes',
  recoveryMeans:
    'Jeder meldet Sie einmal an, wo Sie kein Telefon haben. Neue beenden alle bisherigen; dazu braucht es Passwort und sechs Ziffern.',
  recoveryMake: 'Neue Wiederherstellungscodes',
  recoveryEnded: 'Die bisherigen gelten nicht mehr.',
  recoveryRefused:
    'Passwort oder Ziffern stimmen nicht, oder die Ziffern wurden schon benutzt. Nichts wurde geändert.',
  wrong: 'Das jetzige Passwort stimmt nicht. Nichts wurde geändert.',
};
