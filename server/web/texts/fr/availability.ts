export const availability = {
  answerOf: 'Réponse de',
  openUntil: 'Vous pouvez répondre, et modifier votre réponse, jusqu’au {{time}}.',
  closed:
    'Cette consultation s’est terminée le {{time}}. Vous voyez votre réponse ; pour la modifier, écrivez à l’organisateur.',
  closedMeanwhile:
    'La consultation s’est terminée avant votre enregistrement. Votre réponse précédente compte.',
  saved:
    'Votre réponse est enregistrée. Vous pouvez la modifier jusqu’à la fin de la consultation.',
  noChoice: 'Indiquez pour au moins un horaire si vous êtes disponible.',
  tooLong: 'Le commentaire est trop long. Limitez-le à 1 000 caractères.',
  yourZone: 'Votre fuseau horaire',
  showZone: 'Afficher les horaires',
  sameZone: 'Les horaires sont ceux de l’événement : {{zone}}.',
  otherZone: 'En grand : votre heure. En petit à côté : l’heure sur place, {{zone}} ({{place}}).',
  keys: 'Les flèches gauche et droite choisissent, haut et bas passent à l’horaire précédent ou suivant.',
  yes: 'Oui',
  ifNeedBe: 'Si nécessaire',
  no: 'Non',
  open: 'Sans réponse',
  comment: 'Commentaire',
  commentHint: 'L’organisateur le lira.',
  save: 'Enregistrer la réponse',
  given_one: 'Vous avez répondu une fois',
  given_many: 'Vous avez répondu {{count}} fois',
  given_other: 'Vous avez répondu {{count}} fois',
  lastCounts: 'La dernière réponse compte ; les précédentes sont conservées.',
};
