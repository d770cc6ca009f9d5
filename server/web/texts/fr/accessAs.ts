export const accessAs = {
  bannerLabel: 'Vous regardez la page de quelqu’un d’autre',
  lookingAt: 'Vous voyez l’application comme',
  by: 'Connecté :',
  readOnly: 'Rien ne peut être modifié ici.',
  left: 'Temps restant :',
  end: 'Terminer',
  masked: 'Ici se trouve le code d’entrée. Seule la personne à qui il appartient le voit.',
  refusedTitle: 'Lecture seule',
  refused:
    'Rien n’a été modifié. Qui voit l’application comme un participant peut seulement regarder ; cette tentative figure dans le journal d’audit.',
  overTitle: 'Cette consultation est terminée',
  over: 'Elle dure trente minutes, dans le navigateur de la personne qui l’a commencée. Commencez-en une autre sur la page du participant dans la console.',
};
