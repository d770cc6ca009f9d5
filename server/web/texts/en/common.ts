export const common = {
  skip: 'Skip to the content',
  language: 'Language',
  error: 'This did not work',
  formOld: 'This page was open for too long. Nothing was changed: please try again.',
  notFound: 'There is no such page.',
  notFoundTitle: 'Not found',
  defect: 'Something went wrong on our side. Nothing was lost; please try again in a moment.',
  tooMany: 'Too many attempts. Please wait a minute and try again.',
  tooLarge: 'That is more than this page can take.',
  invalid: 'Something in this form cannot be used. Please go back and check it.',
  privateLink:
    'This text contains somebody’s personal link or code. Please take it out; to share something with everybody, use a general link.',
};
