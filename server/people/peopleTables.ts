/** `attendee_index` as Kysely sees it: see peopleStep.ts. */
export interface PeopleIndexRow {
  readonly event: string;
  readonly id: string;
  readonly name: string;
  /** Each word with a space before it, so that the beginning of any word is found as text. */
  readonly words: string;
  readonly category: string;
  readonly status: string;
}
