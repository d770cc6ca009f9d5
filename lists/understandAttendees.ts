import type { AttendeeStatus } from '#shared/model/attendee.ts';
import { err, ok } from '#shared/model/result.ts';
import type { Result } from '#shared/model/result.ts';
import { listLanguage } from '#shared/rules/listLanguage.ts';
import { listStatus } from '#shared/rules/listStatus.ts';
import { splitFullName } from '#shared/rules/splitFullName.ts';
import { createAttendeeKeys } from './attendeeKeys.ts';
import type { ColumnMapping } from './columnMapping.ts';
import { eachItem } from './eachItem.ts';
import type { UnderstandOptions, Understood } from './eachItem.ts';
import { bareEmail, isEmail } from './emailAddress.ts';
import { createRowCells } from './rowCells.ts';
import type { RowCells } from './rowCells.ts';
import { createSessionSplitter } from './sessionSplitter.ts';
import type { Table, TableRow } from './table.ts';

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

export interface AttendeeOptions extends UnderstandOptions {
  /** Keeps a title with commas whole where commas part the sessions. */
  readonly isKnownSession?: ((title: string) => boolean) | undefined;
}

/** Makes people of rows. A row that is not understood is named with its line and reason; all others go in. */
export const understandAttendees = async (
  table: Table,
  mapping: ColumnMapping,
  options: AttendeeOptions,
): Promise<Result<Understood<AttendeeDraft>, 'no_name_column' | 'canceled'>> => {
  const cells = createRowCells(table, mapping, options.isPrivateLink);
  if (!cells.has('firstName') && !cells.has('lastName') && !cells.has('fullName'))
    return err('no_name_column');
  const readDraft = createDraftReader(cells, options);
  const drafts: Writable<AttendeeDraft>[] = [];
  const externalIds: string[] = [];
  const keys = createAttendeeKeys();
  const isRead = await eachItem(table.rows, options, (row) => {
    const read = readDraft(row);
    if (read === null) return;
    keys.count(read.draft, read.externalId);
    drafts.push(read.draft);
    externalIds.push(read.externalId);
  });
  if (!isRead) return err('canceled');
  // Only after the last row is known which numbers and addresses are one person's alone.
  const quietly = { signal: options.signal };
  const isCounted =
    !keys.needsEmails() || (await eachItem(drafts, quietly, (draft) => keys.countEmail(draft)));
  const isKeyed = await eachItem(drafts, quietly, (draft, index) => {
    draft.rowKey = keys.keyOf(draft, externalIds[index] ?? '');
  });
  return isCounted && isKeyed ? ok({ drafts, problems: cells.problems }) : err('canceled');
};

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

interface ReadDraft {
  readonly draft: Writable<AttendeeDraft>;
  readonly externalId: string;
}

const createDraftReader = (cells: RowCells, options: AttendeeOptions) => {
  const readNames = createNameReader(cells);
  const company = cells.one('company');
  const phone = cells.one('phone');
  const orderNumber = cells.one('orderNumber');
  const externalId = cells.one('externalId');
  const category = cells.one('category');
  const note = cells.all('note');
  const sessions = cells.all('sessions');
  const importedCode = cells.one('importedCode');
  const split = createSessionSplitter(options.isKnownSession);
  const email = createEmailReader(cells);
  const status = createStatusReader(cells);
  const language = createLanguageReader(cells);
  return (row: TableRow): ReadDraft | null => {
    if (!cells.begin(row)) return null;
    const names = readNames(row);
    const id = externalId(row);
    const code = importedCode(row);
    const draft = {
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
    return cells.end(hasName ? undefined : 'no_name') ? { draft, externalId: id } : null;
  };
};

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
    const address = bareEmail(text);
    if (isEmail(address)) return address;
    cells.report('email_invalid', 'email');
    return '';
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
