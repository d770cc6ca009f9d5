export const app = {
  signOut: 'Sign out',
  everywhere: 'Sign out everywhere',
  everywhereHint:
    'Lost your phone, or used somebody else’s? This ends your page in every browser. Each device then asks for six digits from your e-mail again.',
  leaving: 'Finished here?',
  signedOutTitle: 'You are signed out',
  signedOut: 'To come back, open the link in your e-mail.',
  closedTitle: 'Your page is closed',
  suspended:
    'The organiser has put your participation on hold. Please ask at the helpdesk or write to the organiser.',
  revoked:
    'Your participation has ended. If you think this is a mistake, please write to the organiser.',
  canceled:
    'You are no longer registered for this event. To come after all, open the registration link in your e-mail or write to the organiser.',
  showCode: 'Show my entry code',
  codeTitle: 'Your entry code',
  codePicture: 'QR code for the entrance',
  brightness:
    'Turn the brightness of your screen all the way up, and hold it still under the scanner.',
  notYet: 'This code lets you in once your registration is confirmed.',
  codePrivate:
    'Show it to staff at the entrance only. Whoever has a picture of it can go in as you.',
  noCode:
    'Your entry code cannot be made at the moment. Please try again later or ask at the entrance.',
  print: 'Print',
  back: 'Back to my page',
  sessions: 'My sessions',
  profile: 'My details',
  editProfile: 'Change my details',
  save: 'Save',
  history: 'Who opened my page',
  historyIntro: 'When your personal links were used, the latest first.',
  historyStrange:
    'Something here was not you? Sign out everywhere on your page, and tell the organiser, who will send you a new link.',
  didOpen: 'Your link was opened.',
  didOpenRegistration: 'Your registration link was opened.',
  staffLooked:
    'A member of staff looked at your page as you see it, without being able to change anything.',
  deviceAdded: 'A browser was added as yours.',
  digitsSent: 'Six digits were sent to your e-mail address, because a new device opened your link.',
  digitsWrong: 'Wrong digits were typed on a new device.',
  didEverywhere: 'You signed out everywhere.',
  linkMade: 'A link was made for you.',
  linkEnded: 'One of your links was stopped.',
  cards: 'Cards',
  cardsAsked_one: 'Cards: one question',
  cardsAsked_other: 'Cards: {{count}} questions',
};
