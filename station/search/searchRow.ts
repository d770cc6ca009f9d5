/** What can be searched of one attendee. `name` is first, last and badge name, parted by spaces. */
export interface SearchRow {
  readonly no: number;
  readonly name: string;
  readonly company: string;
  readonly email: string;
  readonly orderNumber: string;
}
