import type { RowProblem } from './rowProblem.ts';

/** What became of a list, in people or sessions. */
export interface Taken {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** How many of those changed were changed in this field. */
  readonly changedFields: Readonly<Record<string, number>>;
  /** Titles of sessions that the list names and that were not planned yet. */
  readonly newSessions: readonly string[];
}

export interface TakenList extends Taken {
  readonly problems: readonly RowProblem[];
}

export const noneTaken: Taken = {
  added: 0,
  changed: 0,
  unchanged: 0,
  changedFields: {},
  newSessions: [],
};
