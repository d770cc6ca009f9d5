export const app = {
  signOut: 'Se déconnecter',
  everywhere: 'Se déconnecter partout',
  everywhereHint:
    'Téléphone perdu, ou celui de quelqu’un d’autre ? Votre page est fermée dans tous les navigateurs. Chaque appareil redemandera alors six chiffres envoyés par e-mail.',
  leaving: 'Vous avez terminé ?',
  signedOutTitle: 'Vous êtes déconnecté',
  signedOut: 'Pour revenir, ouvrez le lien de votre e-mail.',
  closedTitle: 'Votre page est fermée',
  suspended:
    'L’organisateur a suspendu votre participation. Adressez-vous à l’accueil ou écrivez à l’organisateur.',
  revoked:
    'Votre participation a pris fin. Si vous pensez qu’il s’agit d’une erreur, écrivez à l’organisateur.',
  canceled:
    'Vous n’êtes plus inscrit à cet événement. Pour venir malgré tout, ouvrez le lien d’inscription de votre e-mail ou écrivez à l’organisateur.',
  showCode: 'Afficher mon code d’entrée',
  codeTitle: 'Votre code d’entrée',
  codePicture: 'Code QR pour l’entrée',
  brightness: 'Réglez la luminosité de l’écran au maximum et tenez-le immobile sous le lecteur.',
  notYet: 'Ce code vous ouvrira l’entrée dès que votre inscription sera confirmée.',
  codePrivate:
    'Ne le montrez qu’au personnel à l’entrée. Qui en possède une photo peut entrer à votre place.',
  noCode:
    'Votre code d’entrée ne peut pas être créé pour le moment. Réessayez plus tard ou demandez à l’entrée.',
  print: 'Imprimer',
  back: 'Retour à ma page',
  sessions: 'Mes sessions',
  profile: 'Mes informations',
  editProfile: 'Modifier mes informations',
  save: 'Enregistrer',
  history: 'Qui a ouvert ma page',
  historyIntro: 'Quand vos liens personnels ont été utilisés, du plus récent au plus ancien.',
  historyStrange:
    'Ce n’était pas toujours vous ? Déconnectez-vous partout depuis votre page et prévenez l’organisateur, qui vous enverra un nouveau lien.',
  didOpen: 'Votre lien a été ouvert.',
  didOpenRegistration: 'Votre lien d’inscription a été ouvert.',
  staffLooked:
    'Un membre du personnel a vu votre page telle que vous la voyez, sans pouvoir rien modifier.',
  deviceAdded: 'Un navigateur a été ajouté comme étant le vôtre.',
  digitsSent:
    'Six chiffres ont été envoyés à votre adresse e-mail, car un nouvel appareil a ouvert votre lien.',
  digitsWrong: 'Des chiffres erronés ont été saisis sur un nouvel appareil.',
  didEverywhere: 'Vous vous êtes déconnecté partout.',
  linkMade: 'Un lien a été créé pour vous.',
  linkEnded: 'Un de vos liens a été bloqué.',
  cards: 'Cartes de visite',
  cardsAsked_one: 'Cartes de visite : une demande',
  cardsAsked_other: 'Cartes de visite : {{count}} demandes',
};
