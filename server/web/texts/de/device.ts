export const device = {
  title: 'Sind Sie es?',
  sent: 'Dieses Gerät haben Sie noch nicht benutzt. Wir haben sechs Ziffern an die E-Mail-Adresse geschickt, die der Veranstalter von Ihnen hat.',
  code: 'Die sechs Ziffern',
  hint: 'Sie gelten zehn Minuten. Keine E-Mail da? Sehen Sie im Spam-Ordner nach, oder öffnen Sie Ihren Link noch einmal.',
  go: 'Weiter',
  wrong_one: 'Das sind nicht die richtigen Ziffern. Sie haben noch einen Versuch.',
  wrong_other: 'Das sind nicht die richtigen Ziffern. Sie haben noch {{count}} Versuche.',
  overTitle: 'Bitte beginnen Sie noch einmal',
  over: 'Die Ziffern gelten nicht mehr. Öffnen Sie Ihren Link noch einmal, dann schicken wir Ihnen neue.',
  noAddress:
    'Für dieses Gerät müssten wir Ihnen eine E-Mail schicken, aber der Veranstalter hat keine Adresse von Ihnen. Bitte fragen Sie den Veranstalter.',
  tooMany:
    'Wir haben Ihnen gerade mehrere E-Mails geschickt. Bitte nehmen Sie die neueste, oder warten Sie zehn Minuten.',
};
