export const app = {
  signOut: 'Cerrar sesión',
};
