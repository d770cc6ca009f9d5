export const account = {
  title: 'Your account',
  signedIn: 'Where you are signed in',
  browser: 'Browser',
  unknownBrowser: 'Unknown browser',
  since: 'Signed in',
  lastSeen: 'Last seen',
  thisOne: 'This browser',
  end: 'Sign out there',
  password: 'Change your password',
  current: 'Current password',
  next: 'New password',
  change: 'Change password',
  changed: 'Your password is changed, and every other browser is signed out.',
  recovery: 'Recovery codes',
  recoveryMeans:
    'Each signs you in once where you have no phone. New ones end all that you have; it takes your password and the six digits.',
  recoveryMake: 'Make new recovery codes',
  recoveryEnded: 'Those that you had work no more.',
  recoveryRefused:
    'Password or digits are not right, or the digits were used already. Nothing was changed.',
  wrong: 'The current password is not right. Nothing was changed.',
};
