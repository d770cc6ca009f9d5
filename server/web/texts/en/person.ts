export const person = {
  firstName: 'First name',
  lastName: 'Last name',
  badgeName: 'Name on the badge',
  badgeNameHint: 'Leave this empty to have your first and last name there.',
  company: 'Company',
  phone: 'Phone',
  email: 'E-mail',
  emailHint:
    'Your links and codes are sent there, so only the organiser can change this address: nobody who finds your phone unlocked can take your place.',
  none: 'None is known.',
  nameMissing: 'Please give your first or last name.',
  isConfirmed: 'You are registered.',
  isPending: 'Your registration is not confirmed yet.',
  isUnpaid: 'Your payment has not arrived yet.',
  isCanceled: 'You are not registered.',
};
