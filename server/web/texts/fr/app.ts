export const app = {
  signOut: 'Se déconnecter',
};
