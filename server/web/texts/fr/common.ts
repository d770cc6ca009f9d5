export const common = {
  skip: 'Aller au contenu',
  language: 'Langue',
  error: 'Cela n’a pas fonctionné',
  formOld:
    'Cette page est restée ouverte trop longtemps. Rien n’a été modifié : veuillez réessayer.',
  notFound: 'Cette page n’existe pas.',
  notFoundTitle: 'Page introuvable',
  defect:
    'Une erreur s’est produite de notre côté. Rien n’est perdu ; veuillez réessayer dans un instant.',
  tooMany: 'Trop d’essais. Veuillez attendre une minute, puis réessayer.',
  tooLarge: 'C’est plus que ce que cette page peut accepter.',
  invalid:
    'Un élément de ce formulaire ne peut pas être utilisé. Veuillez revenir en arrière et le vérifier.',
  privateLink:
    'Ce texte contient le lien ou le code personnel de quelqu’un. Veuillez le retirer ; pour partager quelque chose avec tous, utilisez un lien général.',
};
