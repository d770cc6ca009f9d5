export const sponsor = {
  openUntil: 'Vous pouvez modifier ce profil jusqu’au {{time}}. Tout le monde peut le lire.',
  closed:
    'Ce profil pouvait être modifié jusqu’au {{time}}. Le voici ; pour le modifier, écrivez à l’organisateur.',
  closedMeanwhile: 'Le délai a expiré avant votre enregistrement. Rien n’a été modifié.',
  saved: 'Enregistré. Les visiteurs le voient ainsi dès maintenant.',
  shortText: 'En une phrase',
  shortHint:
    'Ce que vous faites ; figure dans la liste des sponsors. {{count}} caractères au plus.',
  longText: 'À propos de vous',
  longHint: '{{count}} caractères au plus. Les retours à la ligne sont conservés.',
  website: 'Site web',
  websiteHint: 'L’adresse commence par https://',
  contacts: 'Contacts',
  contactsHint:
    'À qui les visiteurs peuvent écrire ou téléphoner. Tout le monde peut le lire ; laissez vide ce qui ne doit pas être public.',
  contactNo: 'Contact {{no}}',
  contactName: 'Nom',
  email: 'Adresse e-mail',
  phone: 'Téléphone',
  save: 'Enregistrer',
  preview: 'Aperçu',
  previewNotice: 'Voici ce que les visiteurs voient de ce que vous avez enregistré.',
  back: 'Revenir à la modification',
  logo: 'Logo',
  logoOf: 'Logo de {{name}}',
  chooseLogo: 'Choisir une image',
  logoHint:
    'PNG, JPEG ou WebP, 2 Mo au plus. L’image est réduite à 800 pixels ; tout ce qui n’est pas l’image elle-même, comme le lieu et la date d’une photo, est supprimé.',
  upload: 'Envoyer',
  removeLogo: 'Supprimer le logo',
  noFile: 'Choisissez d’abord une image.',
  logoKind:
    'Ce n’est pas une image PNG, JPEG ou WebP. Enregistrez votre logo au format PNG, puis choisissez-le de nouveau.',
  logoTooLarge: 'Ce fichier dépasse 2 Mo. Veuillez réduire l’image.',
  logoAnimated: 'Cette image est animée. Choisissez-en une fixe.',
  logoBroken:
    'Cette image est endommagée ou vide. Enregistrez-la de nouveau, puis choisissez-la encore une fois.',
  logoTooManyPixels: 'Cette image a trop de pixels. Réduisez-la à moins de 4 000 sur 4 000 pixels.',
  logoTooSmall: 'Cette image est trop petite. Il faut au moins 32 pixels dans chaque sens.',
  logoShowsCode:
    'Cette image montre le code QR personnel de quelqu’un. Choisissez-en une autre : tout le monde pourrait l’utiliser.',
  badWebsite: 'Indiquez une adresse complète qui commence par https://, sans nom d’utilisateur.',
  badAddress: 'Ce n’est pas une adresse e-mail. Veuillez la vérifier.',
  badPhone:
    'Ce n’est pas un numéro de téléphone. Écrivez des chiffres, par exemple +33 1 23 45 67 89.',
  tooLong: 'Ce texte est trop long. Veuillez le raccourcir.',
  publicTitle: 'Nos sponsors',
  noneYet: 'Il n’y a encore rien ici.',
  allSponsors: 'Tous les sponsors',
};
