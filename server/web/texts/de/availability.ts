export const availability = {
  answerOf: 'Antwort von',
  openUntil: 'Sie können bis {{time}} antworten und Ihre Antwort ändern.',
  closed:
    'Die Umfrage endete am {{time}}. Sie sehen, was Sie geantwortet haben; für eine Änderung wenden Sie sich bitte an den Veranstalter.',
  closedMeanwhile:
    'Die Umfrage endete, bevor Sie gespeichert haben. Es gilt Ihre Antwort von vorher.',
  saved: 'Ihre Antwort ist gespeichert. Bis zum Ende der Umfrage können Sie sie ändern.',
  noChoice: 'Bitte geben Sie für mindestens eine Zeit an, ob Sie können.',
  tooLong: 'Der Kommentar ist zu lang. Bitte kürzen Sie ihn auf weniger als 1.000 Zeichen.',
  yourZone: 'Ihre Zeitzone',
  showZone: 'Zeiten anzeigen',
  sameZone: 'Die Zeiten sind die der Veranstaltung: {{zone}}.',
  otherZone:
    'Groß: Ihre Zeit. Klein daneben: dieselbe Zeit bei der Veranstaltung, {{zone}} ({{place}}).',
  keys: 'Pfeiltasten links und rechts wählen aus, auf und ab führen zur Zeit davor oder danach.',
  yes: 'Ja',
  ifNeedBe: 'Zur Not',
  no: 'Nein',
  open: 'Keine Angabe',
  comment: 'Kommentar',
  commentHint: 'Ihn liest der Veranstalter.',
  save: 'Antwort speichern',
  given_one: 'Sie haben einmal geantwortet',
  given_other: 'Sie haben {{count}}-mal geantwortet',
  lastCounts: 'Es gilt die letzte Antwort; die früheren bleiben erhalten.',
};
