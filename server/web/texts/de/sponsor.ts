export const sponsor = {
  openUntil: 'Sie können dieses Profil bis {{time}} ändern. Alle können es lesen.',
  closed:
    'Dieses Profil konnte bis {{time}} geändert werden. So sieht es aus; für eine Änderung wenden Sie sich bitte an den Veranstalter.',
  closedMeanwhile: 'Die Frist endete, bevor Sie gespeichert haben. Nichts wurde geändert.',
  saved: 'Gespeichert. So sehen es die Besucher ab jetzt.',
  shortText: 'In einem Satz',
  shortHint: 'Was Sie tun; steht in der Liste der Sponsoren. Bis zu {{count}} Zeichen.',
  longText: 'Über Sie',
  longHint: 'Bis zu {{count}} Zeichen. Zeilenumbrüche bleiben.',
  website: 'Website',
  websiteHint: 'Die Adresse beginnt mit https://',
  contacts: 'Ansprechpartner',
  contactsHint:
    'Wem Besucher schreiben oder wen sie anrufen können. Alle können das lesen; lassen Sie leer, was nicht für alle ist.',
  contactNo: 'Ansprechpartner {{no}}',
  contactName: 'Name',
  email: 'E-Mail-Adresse',
  phone: 'Telefon',
  save: 'Speichern',
  preview: 'Vorschau',
  previewNotice: 'Das sehen Besucher von dem, was Sie gespeichert haben.',
  back: 'Zurück zum Bearbeiten',
  logo: 'Logo',
  logoOf: 'Logo von {{name}}',
  chooseLogo: 'Bild auswählen',
  logoHint:
    'PNG, JPEG oder WebP, bis zu 2 MB. Es wird auf 800 Pixel verkleinert; alles außer dem Bild selbst, etwa Ort und Zeit einer Aufnahme, wird entfernt.',
  upload: 'Hochladen',
  removeLogo: 'Logo entfernen',
  noFile: 'Bitte wählen Sie zuerst ein Bild aus.',
  logoKind:
    'Das ist kein Bild als PNG, JPEG oder WebP. Bitte speichern Sie Ihr Logo als PNG und wählen Sie es noch einmal aus.',
  logoTooLarge: 'Diese Datei ist größer als 2 MB. Bitte verkleinern Sie das Bild.',
  logoAnimated: 'Dieses Bild bewegt sich. Bitte wählen Sie eines, das stillsteht.',
  logoBroken:
    'Dieses Bild ist beschädigt oder leer. Bitte speichern Sie es neu und wählen Sie es noch einmal aus.',
  logoTooManyPixels:
    'Dieses Bild hat zu viele Pixel. Bitte verkleinern Sie es auf weniger als 4.000 mal 4.000.',
  logoTooSmall: 'Dieses Bild ist zu klein. Es braucht mindestens 32 Pixel in jeder Richtung.',
  logoShowsCode:
    'Dieses Bild zeigt den persönlichen QR-Code von jemandem. Bitte wählen Sie eines ohne: Alle könnten ihn benutzen.',
  badWebsite:
    'Bitte geben Sie eine ganze Adresse an, die mit https:// beginnt und keinen Benutzernamen enthält.',
  badAddress: 'Das ist keine E-Mail-Adresse. Bitte prüfen Sie sie.',
  badPhone: 'Das ist keine Telefonnummer. Bitte schreiben Sie Ziffern, etwa +49 30 123456.',
  tooLong: 'Dieser Text ist zu lang. Bitte kürzen Sie ihn.',
  publicTitle: 'Unsere Sponsoren',
  noneYet: 'Hier gibt es noch nichts.',
  allSponsors: 'Alle Sponsoren',
};
