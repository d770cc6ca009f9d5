/** What the walk-in form holds so far. */
export interface WalkInDraft {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly email: string;
}

export const emptyWalkIn: WalkInDraft = { firstName: '', lastName: '', company: '', email: '' };

export const walkInFields = ['firstName', 'lastName', 'company', 'email'] as const;

/** Enough is known to look for the same person on the list. */
export const canHaveDuplicates = (draft: WalkInDraft): boolean =>
  draft.email.includes('@') ||
  draft.lastName.trim().length > 1 ||
  draft.firstName.trim().length > 1;
