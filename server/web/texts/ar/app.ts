export const app = {
  signOut: 'تسجيل الخروج',
};
