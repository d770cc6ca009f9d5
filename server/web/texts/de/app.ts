export const app = {
  signOut: 'Abmelden',
};
