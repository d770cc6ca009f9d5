import type { AttendeeStatus } from '#shared/model/attendee.ts';
import { listLanguage } from '#shared/rules/listLanguage.ts';
import { listStatus } from '#shared/rules/listStatus.ts';
import { splitFullName } from '#shared/rules/splitFullName.ts';
import type { AttendeeKeys } from './attendeeKeys.ts';
import { emailIn } from './emailAddress.ts';
import type { RowCells } from './rowCells.ts';
import { createSessionSplitter } from './sessionSplitter.ts';
import type { TableRow } from './table.ts';

/** A person as a row of a list tells; '' where the list says nothing. */
export interface AttendeeDraft {
  readonly line: number;
  /** The same whenever the same list is imported, and no other row of it has it. */
  readonly rowKey: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly badgeName: string | null;
  readonly company: string;
  readonly email: string;
  readonly phone: string;
  readonly orderNumber: string;
  readonly category: string;
  readonly language: string;
  readonly status: AttendeeStatus;
  readonly note: string;
  /** Titles or keys of sessions, as the list writes them. */
  readonly sessions: readonly string[];
  /** Another system's code: a secret. */
  readonly importedCode: string | null;
}

/** Makes the draft of a row; null where it must not go in. */
export const createDraftReader = (
  cells: RowCells,
  keys: AttendeeKeys,
  isKnownSession: ((title: string) => boolean) | undefined,
) => {
  const readNames = createNameReader(cells);
  const company = cells.one('company');
  const phone = cells.one('phone');
  const orderNumber = cells.one('orderNumber');
  const externalId = cells.one('externalId');
  const category = cells.one('category');
  const note = cells.all('note');
  const sessions = cells.all('sessions');
  const importedCode = cells.one('importedCode');
  const split = createSessionSplitter(isKnownSession);
  const email = createEmailReader(cells);
  const status = createStatusReader(cells);
  const language = createLanguageReader(cells);
  return (row: TableRow): AttendeeDraft | null => {
    if (!cells.begin(row)) return null;
    const names = readNames(row);
    const id = externalId(row);
    const code = importedCode(row);
    const draft: Writable<AttendeeDraft> = {
      line: row.line,
      rowKey: '',
      firstName: names.firstName,
      lastName: names.lastName,
      badgeName: names.badgeName,
      company: company(row),
      email: email(row),
      phone: phone(row),
      orderNumber: orderNumber(row) || id,
      category: category(row),
      language: language(row),
      status: status(row),
      note: note(row),
      sessions: split(sessions(row)),
      importedCode: code === '' ? null : code,
    };
    const hasName = names.firstName !== '' || names.lastName !== '';
    if (!cells.end(hasName ? undefined : 'no_name')) return null;
    draft.rowKey = keys.keyOf(draft, id);
    return draft;
  };
};

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

const createNameReader = (cells: RowCells) => {
  const first = cells.one('firstName');
  const last = cells.one('lastName');
  const full = cells.one('fullName');
  const badge = cells.one('badgeName');
  return (row: TableRow) => {
    const firstName = first(row);
    const lastName = last(row);
    const badgeName = badge(row) || null;
    if (firstName !== '' || lastName !== '') return { firstName, lastName, badgeName };
    const whole = full(row);
    if (whole === '') return { firstName: '', lastName: '', badgeName };
    const parts = splitFullName(whole);
    return { ...parts, badgeName: badgeName ?? parts.badgeName };
  };
};

const createEmailReader = (cells: RowCells) => {
  const read = cells.one('email');
  return (row: TableRow): string => {
    const text = read(row);
    if (text === '') return '';
    const address = emailIn(text);
    if (address === null) cells.report('email_invalid', 'email');
    return address ?? '';
  };
};

const createStatusReader = (cells: RowCells) => {
  const read = cells.one('status');
  return (row: TableRow): AttendeeStatus => {
    const text = read(row);
    if (text === '') return 'confirmed';
    const status = listStatus(text);
    if (status !== null) return status;
    // Nobody is let in, or sent away, for a word that nobody understood.
    cells.report('unknown_status', 'status');
    return 'pending';
  };
};

const createLanguageReader = (cells: RowCells) => {
  const read = cells.one('language');
  return (row: TableRow): string => {
    const language = listLanguage(read(row));
    if (language === null) cells.report('unknown_language', 'language');
    return language ?? '';
  };
};
