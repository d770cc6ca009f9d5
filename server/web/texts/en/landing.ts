export const landing = {
  appTitle: 'Your event page',
  registrationTitle: 'Your registration',
  availabilityTitle: 'When can you meet?',
  sponsorTitle: 'Your sponsor profile',
  accessAsTitle: 'See the app as an attendee',
  personal:
    'This link is for you alone. Whoever has it can act for you, so please do not pass it on.',
  open: 'Open',
  paste: 'Your personal link',
  pasteHint: 'Paste the whole link from your e-mail here.',
  refusedTitle: 'This link cannot be used',
  refused:
    'It may be incomplete, have expired or have been replaced by a newer one. Open the link in the latest e-mail, or ask the organiser to send you a new one.',
};
