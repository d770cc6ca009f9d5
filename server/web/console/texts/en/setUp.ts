export const setUp = {
  title: 'Set up your account',
  personal:
    'This address sets up your own account, once. Whoever opens it becomes you: do not pass it on.',
  paste: 'Paste the whole address you were given here',
  begin: 'Begin',
  over: 'This address was used already, was replaced or is too old. Ask an owner of this event for a new one.',
  account: 'You will sign in as {{login}}.',
  passwordTitle: '1. Choose a password',
  password: 'Password',
  passwordHint: 'At least 12 characters. A few words that only you would put together are good.',
  phoneTitle: '2. Connect your phone',
  phone:
    'Scan this with an authenticator app. It shows six digits, which you type at each sign-in.',
  qr: 'QR code for your authenticator app; the text below says the same',
  typed: 'Or type this into the app:',
  code: 'The six digits it shows now',
  finish: 'Set up',
  weak: 'Choose another password: 12 characters or more, not your name, and not one letter over and over.',
  wrongCode: 'These are not the six digits of this moment. Check that your phone’s clock is right.',
  doneTitle: 'Keep your recovery codes',
  recovery:
    'Print or write these down and keep them safe. Each signs you in once where you have no phone. They are shown now and never again.',
  signIn: 'Go to sign-in',
};
