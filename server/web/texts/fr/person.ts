export const person = {
  firstName: 'Prénom',
  lastName: 'Nom',
  badgeName: 'Nom sur le badge',
  badgeNameHint: 'Laissez ce champ vide pour y faire figurer vos prénom et nom.',
  company: 'Entreprise',
  phone: 'Téléphone',
  email: 'E-mail',
  emailHint:
    'Vos liens et vos codes y sont envoyés ; seul l’organisateur peut donc changer cette adresse. Ainsi, personne ne peut prendre votre place avec votre téléphone déverrouillé.',
  none: 'Aucune connue.',
  nameMissing: 'Veuillez indiquer votre prénom ou votre nom.',
  isConfirmed: 'Vous êtes inscrit.',
  isPending: 'Votre inscription n’est pas encore confirmée.',
  isUnpaid: 'Votre paiement n’est pas encore arrivé.',
  isCanceled: 'Vous n’êtes pas inscrit.',
};
