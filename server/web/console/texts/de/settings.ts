export const settings = {
  title: 'Einstellungen',
  event: 'Veranstaltung',
  name: 'Name',
  timeZone: 'Zeitzone',
  timeZoneHint: 'Wie in Europe/Berlin.',
  begins: 'Beginn',
  ends: 'Ende',
  registration: 'Anmeldung',
  deadline: 'Anmeldungen können geändert werden bis',
  deadlineHint: 'Leer: bis die Veranstaltung beginnt.',
  public: 'Wer sich auf der öffentlichen Seite anmeldet',
  public_closed: 'Niemand: Die Seite ist geschlossen',
  public_pending: 'Ist offen, bis das Team bestätigt',
  public_confirmed: 'Ist sofort bestätigt',
  invalid:
    'Geben Sie einen Namen, eine Zeitzone wie Europe/Berlin und Zeiten mit Tag und Uhrzeit an.',
  endsFirst: 'Die Veranstaltung würde enden, bevor sie beginnt. Nichts wurde geändert.',
};
