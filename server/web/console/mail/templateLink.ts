/** The page of a template; names are the organiser's own and may hold anything. */
export const templateLink = (name: string): string =>
  `/console/mail/template?${new URLSearchParams({ name }).toString()}`;
