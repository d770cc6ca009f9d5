export const register = {
  title: 'Registration',
  intro:
    'Please tell us who you are. You will get a mail with a personal link, where you can see and change your registration.',
  introPending:
    'Please tell us who you are. You will get a mail with a personal link; the organiser confirms each registration.',
  consent:
    'I agree that the organiser of {{event}} keeps and uses what I write here to run the event.',
  send: 'Register',
  noAddress: 'Please give one e-mail address, such as name@example.org.',
  noConsent:
    'Without your consent we may not keep what you write. Please tick the box to register.',
  doneTitle: 'Please look into your e-mail',
  done: 'A mail with your personal link is on its way to the address that you gave. If none comes, look among the unwanted ones or ask the organiser.',
  closedTitle: 'Registration is closed',
  closed:
    'Nobody can register here at the moment. If you were invited, open the link in your e-mail, or ask the organiser.',
};
