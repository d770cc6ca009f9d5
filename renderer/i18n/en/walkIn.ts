export const walkIn = {
  title: 'Walk-in',
  firstName: 'First name',
  lastName: 'Last name',
  company: 'Company',
  email: 'Mail',
  add: 'Add and check in',
  addAnyway: 'Somebody else: add anyway',
  lookFirst: 'While you type, people on the list who may be the same appear here.',
  nobody: 'Nobody on the list looks like this person.',
  maybe_one: 'Already on the list?',
  maybe_other: 'Already on the list? {{count, number}} people are like this one.',
  pickInstead: 'Choose the person to check in without adding anybody.',
} as const;
