export const register = {
  title: 'Anmeldung',
  intro:
    'Bitte sagen Sie uns, wer Sie sind. Sie erhalten eine E-Mail mit einem persönlichen Link, unter dem Sie Ihre Anmeldung sehen und ändern können.',
  introPending:
    'Bitte sagen Sie uns, wer Sie sind. Sie erhalten eine E-Mail mit einem persönlichen Link; der Veranstalter bestätigt jede Anmeldung.',
  consent:
    'Ich bin einverstanden, dass der Veranstalter von {{event}} meine Angaben speichert und verwendet, um die Veranstaltung durchzuführen.',
  send: 'Anmelden',
  noAddress: 'Bitte geben Sie eine E-Mail-Adresse an, etwa name@example.org.',
  noConsent:
    'Ohne Ihr Einverständnis dürfen wir Ihre Angaben nicht behalten. Bitte setzen Sie das Häkchen, um sich anzumelden.',
  doneTitle: 'Bitte sehen Sie in Ihre E-Mails',
  done: 'Eine E-Mail mit Ihrem persönlichen Link ist unterwegs an die Adresse, die Sie angegeben haben. Wenn keine ankommt, sehen Sie im Spam-Ordner nach oder fragen Sie den Veranstalter.',
  closedTitle: 'Die Anmeldung ist geschlossen',
  closed:
    'Hier kann sich derzeit niemand anmelden. Wenn Sie eingeladen wurden, öffnen Sie den Link in Ihrer E-Mail, oder fragen Sie den Veranstalter.',
};
