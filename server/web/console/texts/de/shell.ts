export const shell = {
  skip: 'Zum Inhalt springen',
  places: 'Konsole',
  language: 'Sprache',
  signOut: 'Abmelden',
  actions: 'Aktionen',
  overview: 'Übersicht',
  staff: 'Team',
  trouble: 'Das hat nicht geklappt',
  notAllowed: 'Ihre Rolle erlaubt das nicht. Fragen Sie einen Inhaber dieser Veranstaltung.',
  notFound: 'Diese Seite gibt es nicht.',
  formOld:
    'Diese Seite war zu lange geöffnet. Nichts wurde geändert: Gehen Sie zurück und versuchen Sie es noch einmal.',
  tooLarge: 'Das ist mehr, als diese Seite annehmen kann.',
  invalid:
    'Etwas in diesem Formular kann nicht verwendet werden. Nichts wurde geändert: Gehen Sie zurück und prüfen Sie es.',
  defect:
    'Bei uns ist etwas schiefgegangen. Nichts ging verloren; versuchen Sie es gleich noch einmal.',
};
