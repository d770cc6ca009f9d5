import type { Attendee } from '#shared/model/attendee.ts';
import type { TextKey } from '../languages.ts';

/** What each status says to the person who has it. */
export const statusSentences: Readonly<Record<Attendee['status'], TextKey>> = {
  confirmed: 'person.isConfirmed',
  pending: 'person.isPending',
  unpaid: 'person.isUnpaid',
  canceled: 'person.isCanceled',
};
