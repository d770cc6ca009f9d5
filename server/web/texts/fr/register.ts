export const register = {
  title: 'Inscription',
  intro:
    'Dites-nous qui vous êtes. Vous recevrez un e-mail avec un lien personnel pour voir et modifier votre inscription.',
  introPending:
    'Dites-nous qui vous êtes. Vous recevrez un e-mail avec un lien personnel ; l’organisateur confirme chaque inscription.',
  consent:
    'J’accepte que l’organisateur de {{event}} conserve et utilise mes informations pour le déroulement de l’événement.',
  send: 'S’inscrire',
  noAddress: 'Veuillez indiquer une adresse e-mail, par exemple nom@example.org.',
  noConsent:
    'Sans votre accord, nous ne pouvons pas conserver vos informations. Cochez la case pour vous inscrire.',
  doneTitle: 'Consultez vos e-mails',
  done: 'Un e-mail contenant votre lien personnel est en route vers l’adresse indiquée. S’il n’arrive pas, regardez dans les indésirables ou contactez l’organisateur.',
  closedTitle: 'Les inscriptions sont closes',
  closed:
    'Personne ne peut s’inscrire ici pour le moment. Si vous avez été invité, ouvrez le lien de votre e-mail ou contactez l’organisateur.',
};
