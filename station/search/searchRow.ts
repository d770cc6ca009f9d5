import type { Attendee } from '#shared/model/attendee.ts';

/** What can be searched of one attendee. `name` is first, last and badge name, parted by spaces. */
export interface SearchRow {
  readonly no: number;
  readonly name: string;
  readonly company: string;
  readonly email: string;
  readonly orderNumber: string;
}

export const searchFields = (attendee: Attendee): Omit<SearchRow, 'no'> => ({
  name: `${attendee.firstName} ${attendee.lastName} ${attendee.badgeName}`.trim(),
  company: attendee.company,
  email: attendee.email,
  orderNumber: attendee.orderNumber,
});
