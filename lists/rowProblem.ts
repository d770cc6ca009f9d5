/**
 * Why a row, or one cell of it, was not understood. `kept` rows went in without that cell; the text itself is never
 * repeated here, as it may be a secret or a private detail.
 */
export interface RowProblem {
  readonly line: number;
  readonly reason: RowReason;
  /** The heading of the column, where one cell is to blame. */
  readonly column?: string;
  readonly kept: boolean;
}

export const rowReasons = [
  'no_name',
  'no_title',
  'no_attendee',
  'no_session',
  'unknown_session',
  'email_invalid',
  'unknown_status',
  'unknown_language',
  'too_many_cells',
  'repeated_header',
  'too_long',
  'private_link',
  'time_invalid',
  'ends_before_start',
  'seats_invalid',
] as const;
export type RowReason = (typeof rowReasons)[number];

/** For a list of problems in the order of the file. */
export const byLine = (one: RowProblem, other: RowProblem): number => one.line - other.line;
