import type { Attendee } from '#shared/model/attendee.ts';
import type { TokenStore } from '#server/createTokenStore.ts';
import type { WhichPeople } from '#server/people/selectPeople.ts';
import type { RecipientForm } from './recipientForm.ts';

export type ReadRecipients =
  | { readonly kind: 'which'; readonly which: WhichPeople }
  | { readonly kind: 'sponsors' }
  /** Several are called so, one of them is to be chosen. */
  | { readonly kind: 'several'; readonly people: readonly Attendee[] }
  | { readonly kind: 'nobody' };

/** Whom a form means; one person is found by what was typed of them. */
export const readRecipients = async (
  { people }: Pick<TokenStore, 'people'>,
  { to, category, status, text, id }: RecipientForm,
): Promise<ReadRecipients> => {
  switch (to) {
    case 'everybody':
      return { kind: 'which', which: 'everybody' };
    case 'category':
      return { kind: 'which', which: { category } };
    case 'status':
      return { kind: 'which', which: { status } };
    case 'sponsors':
      return { kind: 'sponsors' };
    case 'person': {
      if (id !== '') return { kind: 'which', which: { ids: [id] } };
      if (text === '') return { kind: 'nobody' };
      const found = await people.find({ text, offset: 0, limit: mostShown });
      const [first] = found.people;
      if (first === undefined) return { kind: 'nobody' };
      return found.total === 1
        ? { kind: 'which', which: { ids: [first.id] } }
        : { kind: 'several', people: found.people };
    }
    case undefined:
      return { kind: 'nobody' };
  }
};

const mostShown = 20;
