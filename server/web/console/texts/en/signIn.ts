export const signIn = {
  title: 'Sign in',
  login: 'Sign-in name',
  password: 'Password',
  code: 'Code',
  codeHint: 'The six digits of your authenticator app, or one of your recovery codes.',
  go: 'Sign in',
  lost: 'Lost your password or your phone? An owner of this event can reset your account.',
  refused:
    'Name, password and code do not belong together. Check all three; each code is good once.',
  tooMany: 'Too many attempts. Wait a minute, then try again.',
  busy: 'Many people are signing in at this moment. Try again in a few seconds.',
};
