export const common = {
  skip: 'Zum Inhalt springen',
  language: 'Sprache',
  error: 'Das hat nicht geklappt',
  formOld:
    'Diese Seite war zu lange geöffnet. Nichts wurde geändert: Bitte versuchen Sie es noch einmal.',
  notFound: 'Diese Seite gibt es nicht.',
  notFoundTitle: 'Nicht gefunden',
  defect:
    'Bei uns ist etwas schiefgegangen. Nichts ging verloren; bitte versuchen Sie es gleich noch einmal.',
  tooMany: 'Zu viele Versuche. Bitte warten Sie eine Minute und versuchen Sie es noch einmal.',
  tooLarge: 'Das ist mehr, als diese Seite annehmen kann.',
  invalid:
    'Etwas in diesem Formular kann nicht verwendet werden. Bitte gehen Sie zurück und prüfen Sie es.',
  privateLink:
    'Dieser Text enthält den persönlichen Link oder Code von jemandem. Bitte nehmen Sie ihn heraus; um etwas mit allen zu teilen, verwenden Sie einen allgemeinen Link.',
};
