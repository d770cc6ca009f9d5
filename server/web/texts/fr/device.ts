export const device = {
  title: 'Est-ce bien vous ?',
  sent: 'Vous n’avez pas encore utilisé cet appareil. Nous avons envoyé six chiffres à l’adresse e-mail que l’organisateur connaît de vous.',
  code: 'Les six chiffres',
  hint: 'Ils sont valables dix minutes. Pas de message ? Regardez dans les indésirables, ou rouvrez votre lien.',
  go: 'Continuer',
  wrong_one: 'Ces chiffres ne sont pas les bons. Il vous reste un essai.',
  wrong_other: 'Ces chiffres ne sont pas les bons. Il vous reste {{count}} essais.',
  overTitle: 'Veuillez recommencer',
  over: 'Ces chiffres ne sont plus valables. Rouvrez votre lien et nous vous en enverrons de nouveaux.',
  noAddress:
    'Pour cet appareil, nous devrions vous envoyer un e-mail, mais l’organisateur n’a pas votre adresse. Veuillez le contacter.',
  tooMany:
    'Nous venons de vous envoyer plusieurs e-mails. Utilisez le plus récent, ou attendez dix minutes.',
};
