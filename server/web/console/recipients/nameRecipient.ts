import { displayName } from '#shared/model/attendee.ts';
import type { TokenStore } from '#server/createTokenStore.ts';

/** Whom a mail is for, and the page of the console about them. */
export interface NamedRecipient {
  readonly name: string;
  readonly at: string;
}

/** `subject` is the id of an attendee or of a sponsor. */
export const nameRecipient = async (
  { people, sponsors }: Pick<TokenStore, 'people' | 'sponsors'>,
  subject: string,
): Promise<NamedRecipient> => {
  const person = await people.read(subject);
  if (person !== null) {
    return { name: displayName(person) || subject, at: `/console/attendees/${subject}` };
  }
  const name = (await sponsors.read(subject))?.name ?? subject;
  return { name, at: '/console/sponsors' };
};
