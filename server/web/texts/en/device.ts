export const device = {
  title: 'Is it you?',
  sent: 'You have not used this device before. We have sent six digits to the e-mail address that the organiser has of you.',
  code: 'The six digits',
  hint: 'They count for ten minutes. No mail? Look among the unwanted ones, or open your link once more.',
  go: 'Continue',
  wrong_one: 'These are not the right digits. You have one more try.',
  wrong_other: 'These are not the right digits. You have {{count}} more tries.',
  overTitle: 'Please begin again',
  over: 'The digits no longer count. Open your link once more, and we will send you new ones.',
  noAddress:
    'To use this device we would have to send you a mail, but the organiser has no e-mail address of you. Please ask the organiser.',
  tooMany:
    'We have sent you several mails just now. Please use the latest one, or wait ten minutes.',
};
