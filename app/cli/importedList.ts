/** What the terminal tells of a list that was taken in, at a station or at the token store. */
export interface ImportedList {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly changedFields: Readonly<Record<string, number>>;
  readonly newSessions: readonly string[];
  readonly problems: readonly {
    readonly line: number;
    readonly reason: string;
    readonly column?: string | undefined;
    readonly kept: boolean;
  }[];
  readonly problemCount: number;
  /** Rows that did not go in. */
  readonly leftOut: number;
}

export const linesOf = (list: ImportedList): readonly string[] => {
  const { added, changed, unchanged, leftOut, problems, problemCount } = list;
  return [
    `${added} added, ${changed} changed, ${unchanged} unchanged${leftOut > 0 ? `, ${leftOut} not understood` : ''}.`,
    ...Object.entries(list.changedFields).map(([field, times]) => `changed: ${field} of ${times}`),
    ...list.newSessions.map((title) => `new session, without room and time yet: ${title}`),
    ...problems.map(
      ({ line, reason, column, kept }) =>
        `line ${line}: ${reason.replaceAll('_', ' ')}${column === undefined ? '' : ` (${column})`}${kept ? ', the rest of the row went in' : ', left out'}`,
    ),
    ...(problemCount > problems.length ? [`… and ${problemCount - problems.length} more`] : []),
  ];
};

/** The fields with corrections such as "COLUMN=field"; null where one names a column or field that this list does not have. */
export const correctFields = (
  list: {
    readonly headings: readonly string[];
    readonly mapping: readonly (string | null)[];
    readonly fields: readonly string[];
  },
  corrections: readonly string[],
): (string | null)[] | null => {
  const corrected = [...list.mapping];
  for (const text of corrections) {
    const column = list.headings.findIndex((heading) => text.startsWith(`${heading}=`));
    const field = text.slice((list.headings[column] ?? '').length + 1);
    if (column === -1 || (field !== '' && !list.fields.includes(field))) return null;
    corrected[column] = field || null;
  }
  return corrected;
};
