import type { Command } from 'commander';
import { AttendeeStatus } from '#shared/model/attendee.ts';
import type { WhichRecipients } from '#server/mail/selectRecipients.ts';
import type { WhichPeople } from '#server/people/selectPeople.ts';

export interface RecipientOptions {
  readonly to?: readonly string[] | undefined;
  readonly category?: string;
  readonly status?: string;
  readonly everybody?: boolean;
  readonly sponsors?: boolean;
}

export const withRecipientOptions = (command: Command): Command =>
  command
    .option('--to <ids...>', 'these attendees or sponsors')
    .option('--category <name>', 'attendees of this category')
    .option('--status <status>', 'attendees with this status')
    .option('--everybody', 'all attendees but those who canceled')
    .option('--sponsors', 'the contacts of all sponsors');

/** Exactly one way to say who. */
export const recipientsOf = ({
  sponsors,
  ...options
}: RecipientOptions): WhichRecipients | undefined => {
  const people = peopleOf(options);
  if (sponsors !== true) return people;
  return Object.values(options).every((value) => value === undefined) ? 'sponsors' : undefined;
};

/** The same where only attendees can be meant. */
export const peopleOf = ({
  to,
  category,
  status,
  everybody,
}: Omit<RecipientOptions, 'sponsors'>): WhichPeople | undefined => {
  const known = AttendeeStatus.safeParse(status);
  if (status !== undefined && !known.success) return undefined;
  const said: readonly WhichPeople[] = [
    ...(to === undefined ? [] : [{ ids: to }]),
    ...(category === undefined ? [] : [{ category }]),
    ...(known.success ? [{ status: known.data }] : []),
    ...(everybody === true ? ['everybody' as const] : []),
  ];
  return said.length === 1 ? said[0] : undefined;
};
