export const registration = {
  isInvited: 'Vous êtes invité. Viendrez-vous ?',
  isWaiting: 'Nous avons votre inscription. L’organisateur va la confirmer.',
  isUnpaid: 'Nous avons votre inscription. Votre paiement n’est pas encore arrivé.',
  isAccepted: 'Vous êtes inscrit.',
  isDeclined: 'Vous avez indiqué que vous ne viendrez pas.',
  isEnded:
    'L’organisateur a annulé votre inscription. Si vous souhaitez venir, veuillez lui écrire.',
  accept: 'Oui, je viendrai',
  decline: 'Non, je ne viendrai pas',
  until: 'Vous pouvez tout modifier jusqu’au {{time}}.',
  closed:
    'Les inscriptions sont closes depuis le {{time}}. Voici ce qui est enregistré ; si quelque chose doit changer, écrivez à l’organisateur.',
  sessions: 'Vos sessions',
  changeSessions: 'Choisir des sessions',
  details: 'Vos informations',
  changeDetails: 'Modifier mes informations',
  back: 'Retour à mon inscription',
  left_one: 'Encore une place',
  left_other: 'Encore {{count}} places',
  full: 'Complet',
  begun: 'A commencé',
  nowFull:
    '« {{title}} » est désormais complet. Rien n’a été modifié : veuillez choisir à nouveau.',
  hasBegun:
    '« {{title}} » a commencé et ne peut plus être modifié. Rien n’a été modifié : veuillez choisir à nouveau.',
  unknownSession:
    'L’une de ces sessions ne figure plus au programme. Rien n’a été modifié : veuillez choisir à nouveau.',
  lostSome: 'Certaines de vos sessions se sont remplies entre-temps. Veuillez les vérifier.',
  changes: 'Ce qui a été modifié',
  noChanges: 'Rien pour le moment.',
  bySelf: 'Modifié par vous',
  byOrganiser: 'Modifié par l’organisateur',
  byStation: 'Modifié par le personnel sur place',
  byList: 'Modifié par la liste de l’organisateur',
  empty: 'rien',
  notYou: 'Ce n’est pas vous ?',
  notYouHint:
    'Cette invitation ne vaut que pour une personne. Vous pouvez vous inscrire vous-même.',
  registerHere: 'S’inscrire ici',
  leave: 'Fermer cette page',
};
