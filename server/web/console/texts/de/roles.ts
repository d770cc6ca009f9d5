export const roles = {
  owner: 'Inhaber',
  ownerHint: 'Alles, auch wer sonst was darf.',
  organiser: 'Veranstalter',
  organiserHint: 'Alles zur Veranstaltung; keine Konten und keine API-Schlüssel.',
  helpdesk: 'Helpdesk',
  helpdeskHint: 'Teilnehmer, ihre Links und Codes; sieht Programm und Stationen.',
  auditor: 'Prüfer',
  auditorHint: 'Sieht alles und ändert nichts.',
};
