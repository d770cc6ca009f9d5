export const landing = {
  appTitle: 'Ihre Veranstaltungsseite',
  registrationTitle: 'Ihre Anmeldung',
  availabilityTitle: 'Wann haben Sie Zeit?',
  sponsorTitle: 'Ihr Sponsorenprofil',
  accessAsTitle: 'Die App sehen wie ein Teilnehmer',
  personal:
    'Dieser Link ist nur für Sie. Wer ihn hat, kann für Sie handeln: Bitte geben Sie ihn nicht weiter.',
  open: 'Öffnen',
  paste: 'Ihr persönlicher Link',
  pasteHint: 'Fügen Sie hier den ganzen Link aus Ihrer E-Mail ein.',
  refusedTitle: 'Dieser Link kann nicht verwendet werden',
  refused:
    'Vielleicht ist er unvollständig, abgelaufen oder durch einen neueren ersetzt. Öffnen Sie den Link in der neuesten E-Mail, oder bitten Sie den Veranstalter um einen neuen.',
};
