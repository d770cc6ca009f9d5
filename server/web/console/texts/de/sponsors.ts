export const sponsors = {
  title: 'Sponsoren',
  none: 'Es gibt noch keinen Sponsor.',
  name: 'Sponsor',
  contact: 'Kontakt',
  contactName: 'Name des Kontakts',
  contactAddress: 'E-Mail-Adresse des Kontakts',
  deadline: 'Bearbeiten bis',
  links: 'Links',
  sendLink: 'Dem Kontakt einen Link senden',
  sendAll: 'Allen einen Link senden',
  sent: 'Der Kontakt erhält per E-Mail einen Link zum Profil.',
  notSent: 'Nichts wurde gesendet: Die Frist ist vorbei, oder diesen Sponsor gibt es nicht.',
  add: 'Sponsor hinzufügen',
  addNow: 'Hinzufügen',
  invalid:
    'Geben Sie einen Namen, eine vollständige E-Mail-Adresse des Kontakts sowie Tag und Uhrzeit an.',
  tooLate: 'Die Frist liegt nach dem Ende der Veranstaltung. Wählen Sie eine frühere.',
};
