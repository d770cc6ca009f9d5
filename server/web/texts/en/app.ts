export const app = {
  signOut: 'Sign out',
};
