export const person = {
  firstName: 'Vorname',
  lastName: 'Nachname',
  badgeName: 'Name auf dem Namensschild',
  badgeNameHint: 'Lassen Sie das Feld leer, damit dort Ihr Vor- und Nachname steht.',
  company: 'Firma',
  phone: 'Telefon',
  email: 'E-Mail',
  emailHint:
    'Dorthin gehen Ihre Links und Codes. Darum kann nur der Veranstalter die Adresse ändern: Wer Ihr Handy entsperrt findet, kann so nicht an Ihre Stelle treten.',
  none: 'Keine bekannt.',
  nameMissing: 'Bitte geben Sie Ihren Vor- oder Nachnamen an.',
  isConfirmed: 'Sie sind angemeldet.',
  isPending: 'Ihre Anmeldung ist noch nicht bestätigt.',
  isUnpaid: 'Ihre Zahlung ist noch nicht eingegangen.',
  isCanceled: 'Sie sind nicht angemeldet.',
};
