export const landing = {
  appTitle: 'Votre page de l’événement',
  registrationTitle: 'Votre inscription',
  availabilityTitle: 'Quand êtes-vous disponible ?',
  sponsorTitle: 'Votre profil de sponsor',
  accessAsTitle: 'Voir l’application comme un participant',
  personal:
    'Ce lien n’est que pour vous. Qui le possède peut agir à votre place : ne le transmettez pas.',
  open: 'Ouvrir',
  paste: 'Votre lien personnel',
  pasteHint: 'Collez ici le lien complet de votre e-mail.',
  refusedTitle: 'Ce lien ne peut pas être utilisé',
  refused:
    'Il est peut-être incomplet, expiré ou remplacé par un plus récent. Ouvrez le lien du dernier e-mail reçu, ou demandez-en un nouveau à l’organisateur.',
};
