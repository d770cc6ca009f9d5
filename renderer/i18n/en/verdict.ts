/** `word` is the verdict, `headline` stands where no person is known, the rest says what to do. */
export const verdict = {
  ready: { word: 'Ready', sentence: 'Scan a code, or press / and type a name.' },
  failed: { word: 'Not recorded', headline: 'Nothing happened' },
  oldList: 'Old list: {{age}}',
  importedCode: 'Code of another system: look at the name',
  revokedStation: 'Badge of a station that was signed out: look at the name',
  bySearch: 'Found by search: ask for the name',
  private_link: {
    word: 'Private link',
    headline: 'Not an entry code',
    sentence: 'Ask for the QR code in the app, or search by name. Nothing was kept.',
  },
  foreign_code: {
    word: 'Not ours',
    headline: 'A code of something else',
    sentence: 'Ask for the entry code from the mail or the app, or search by name.',
  },
  unreadable: {
    word: 'Not readable',
    headline: 'Scan it again',
    sentence: 'The code is damaged or cut off. Make the screen brighter, or search by name.',
  },
  rehearsal_code: {
    word: 'Rehearsal code',
    headline: 'Only for the rehearsal',
    sentence: 'This code was made for a rehearsal. Ask for the real one, or search by name.',
  },
  live_code_in_rehearsal: {
    word: 'Real code',
    headline: 'This is a rehearsal',
    sentence: 'Use the rehearsal codes at this station.',
  },
  other_event: {
    word: 'Other event',
    headline: 'A code of another event',
    sentence: 'Ask for the code of this event, or search by name.',
  },
  forged: {
    word: 'Not genuine',
    headline: 'This code is not genuine',
    sentence: 'Do not let in with this code. Search by name, or send to the helpdesk.',
  },
  unknown_key: {
    word: 'Not genuine',
    headline: 'Signed by nobody we know',
    sentence: 'Sync this station, then scan again. If it stays, send to the helpdesk.',
  },
  not_listed: {
    word: 'Not on the list',
    headline: 'Genuine, not on this list',
    sentence:
      'The code is genuine, but the list here does not have the person. Send to the helpdesk.',
  },
  unknown_code: {
    word: 'Not on the list',
    headline: 'Nobody has this code',
    sentence: 'Search by name, or send to the helpdesk.',
  },
  superseded: {
    word: 'Replaced',
    headline: 'A newer one exists',
    sentence: 'This one was replaced by a newer one. Ask for that, or send to the helpdesk.',
    when: 'Replaced by a newer one at {{time}} at {{station}}. Ask for that, or send to the helpdesk.',
  },
  revoked: {
    word: 'Withdrawn',
    headline: 'This code was withdrawn',
    sentence: 'This code no longer counts. Send to the helpdesk.',
  },
  suspended: {
    word: 'On hold',
    headline: 'This code is on hold',
    sentence: 'This code does not count for now. Send to the helpdesk.',
  },
  not_yet_valid: {
    word: 'Too early',
    headline: 'Not valid yet',
    sentence: 'This code is not valid yet.',
    from: 'This code is valid from {{time}}.',
  },
  expired: {
    word: 'Expired',
    headline: 'No longer valid',
    sentence: 'This code is no longer valid. Search by name, or send to the helpdesk.',
    until: 'This code was valid until {{time}}. Search by name, or send to the helpdesk.',
  },
  canceled: {
    word: 'Canceled',
    headline: 'Registration canceled',
    sentence: 'The registration was canceled. Send to the helpdesk.',
  },
  not_confirmed: {
    word: 'Not confirmed',
    headline: 'Not confirmed yet',
    sentence: 'The registration is not complete. Send to the helpdesk.',
  },
  helpdesk: {
    word: 'Helpdesk',
    headline: 'Please see the helpdesk',
    sentence: 'The helpdesk has something for this person. Send them there.',
  },
  wrong_medium: {
    word: 'Other code',
    headline: 'Entry code needed',
    sentence:
      'A badge does not count for the first entry. Ask for the entry code, or search by name.',
  },
  closed: {
    word: 'Closed',
    headline: 'Not open now',
    sentence: 'This checkpoint is not open now.',
    from: 'This checkpoint opens at {{time}}.',
    until: 'This checkpoint closed at {{time}}.',
  },
  not_registered: {
    word: 'Not registered',
    headline: 'Not registered here',
    sentence: 'This person is not registered for this session.',
  },
  wrong_session: {
    word: 'Other room',
    headline: 'Another room',
    sentence: 'This person is registered for another session.',
    titled: 'This person is registered for “{{session}}”.',
  },
  enter_first: {
    word: 'Entrance first',
    headline: 'Entrance first',
    sentence: 'This person has not come through the entrance yet. Send them there first.',
  },
  full: {
    word: 'Full',
    headline: 'No seat left',
    sentence: 'No seat is left here.',
    seats_one: 'The one seat is taken.',
    seats_other: 'All {{count, number}} seats are taken.',
  },
  already_in_just_now: {
    word: 'In, just now',
    headline: 'Already done',
    sentence: 'Scanned a moment ago. Nothing to do.',
  },
  already_in: {
    word: 'Already in',
    headline: 'Already in',
    sentence: 'Entered before. Coming back in? Choose re-entry.',
    when: 'Entered at {{time}} at {{station}}. Coming back in? Choose re-entry.',
  },
  not_in: {
    word: 'Not in',
    headline: 'Was not in',
    sentence: 'There is no entry to check out from.',
    when: 'Left at {{time}} at {{station}}. There is no entry since.',
  },
  needs_answer: {
    word: 'Question open',
    headline: 'Something is to be answered',
    sentence: 'A question is still to be answered. Send to the helpdesk.',
  },
  admitted: {
    word: 'Admitted',
    headline: 'Welcome',
    sentence: 'All is well. Please go in.',
    withBadge: 'The badge is on its way to the printer.',
  },
  readmitted: { word: 'Back in', headline: 'Welcome back', sentence: 'All is well. Please go in.' },
  departed: { word: 'Checked out', headline: 'Goodbye', sentence: 'Checked out. Goodbye.' },
  cannot_record: {
    word: 'Stop',
    headline: 'This station cannot record',
    sentence: 'The disk is full or damaged. Send people to another desk and call the supervisor.',
  },
} as const;
