import { isDamageError, type Database } from '#sqlite/openDatabase.ts';
import { readKept } from '../database/keptValues.ts';
import { firstPreviousHash } from './hashFact.ts';
import { hexOf, isTrueLine, type JournalLine } from './journalLine.ts';
import { readJournal } from './readJournal.ts';

/**
 * `missing`: the line that should stand here is nowhere. `changed`: it does not say what its hash was made over, or does
 * not follow from the line before. `moved`: it stands elsewhere. `unreadable`: SQLite cannot read it, or it is no line.
 */
export interface JournalFault {
  readonly what: 'missing' | 'changed' | 'moved' | 'unreadable';
  /** Null where it cannot be read whose line it is. */
  readonly station: string | null;
  readonly incarnation: number | null;
  readonly seq: number | null;
  /** The row number in the file. */
  readonly line: number;
}

export interface JournalReport {
  /** Lines that this station wrote as it is enrolled now, and all others. */
  readonly own: number;
  readonly others: number;
  readonly waiting: number;
  readonly setAside: number;
  readonly faults: number;
  readonly first: JournalFault | null;
}

export interface JournalOwner {
  readonly station: string;
  readonly incarnation: number;
}

/** Whose journal in this file has to be whole; null where nobody is enrolled, or it cannot be read. */
export const ownerIn = (database: Database): JournalOwner | null => {
  try {
    const value = database.prepare('SELECT value FROM kept WHERE name = ?').pluck();
    // A revoked station wiped what the store has of its journal: what waits is checked as far as it follows.
    if (value.get('revokedAt') !== undefined) return null;
    const row = value.get('enrolment');
    return typeof row === 'string' ? readKept('enrolment', row) : null;
  } catch (error) {
    if (isDamageError(error)) return null;
    throw error;
  }
};

/**
 * Checks the journal in a database: of the owner's own lines that none is missing and each follows from the one before,
 * of others' lines (a snapshot brings some only) the same as far as they follow each other, and of every line its hash.
 * Reads row by row and changes nothing.
 */
export const verifyJournal = (database: Database, owner: JournalOwner | null): JournalReport => {
  const chains = new Map<string, { seq: number; hash: string }>();
  const count = { own: 0, others: 0, setAside: 0, faults: 0 };
  const waiting = new Set<number>();
  let first: JournalFault | null = null;
  const fault = (found: JournalFault): void => {
    first ??= found;
    count.faults += 1;
  };

  for (const { no, line } of readJournal(database)) {
    if (line === null) {
      fault({ what: 'unreadable', station: null, incarnation: null, seq: null, line: no });
      continue;
    }
    const { station, incarnation, seq } = line;
    const isOwn = station === owner?.station && incarnation === owner.incarnation;
    count[isOwn ? 'own' : 'others'] += 1;
    if (line.set_aside > 0) count.setAside += 1;
    else if (line.position === null) waiting.add(no);
    const key = `${station} ${incarnation}`;
    const before = chains.get(key) ?? (isOwn ? { seq: 0, hash: firstPreviousHash } : undefined);
    for (const found of faultsOf(line, before, isOwn)) {
      const where = found === 'missing' ? (before?.seq ?? 0) + 1 : seq;
      const what = found === 'missing' && has(database, line, where) ? 'moved' : found;
      fault({ what, station, incarnation, seq: where, line: no });
    }
    if (before === undefined || seq > before.seq) chains.set(key, { seq, hash: hexOf(line.hash) });
  }
  // What a changed mark takes out of the outbox, or puts in, is still right in the outbox's index.
  const indexed = new Set(outboxByIndex(database));
  const differing = [...indexed, ...waiting].filter((no) => indexed.has(no) !== waiting.has(no));
  for (const line of differing)
    fault({ what: 'changed', station: null, incarnation: null, seq: null, line });
  return { ...count, waiting: waiting.size, first };
};

const faultsOf = (
  line: JournalLine,
  before: { readonly seq: number; readonly hash: string } | undefined,
  isOwn: boolean,
): readonly ('missing' | 'changed')[] => {
  if (!isTrueLine(line)) return ['changed'];
  if (before === undefined) return [];
  if (line.seq === before.seq + 1)
    return hexOf(line.previous_hash) === before.hash ? [] : ['changed'];
  // Others' lines come in the order of the event's log, of which a snapshot holds some only. A second line at a place
  // that was passed is a fork, or moved: then its gap was found.
  return isOwn && line.seq > before.seq ? ['missing'] : [];
};

const has = (database: Database, { station, incarnation }: JournalLine, seq: number): boolean => {
  try {
    const found = database
      .prepare('SELECT 1 FROM facts WHERE station = ? AND incarnation = ? AND seq = ?')
      .get(station, incarnation, seq);
    return found !== undefined;
  } catch (error) {
    if (isDamageError(error)) return false;
    throw error;
  }
};

/** Row numbers in the outbox as its index has them: a mark that was changed in the line itself is still right there. */
const outboxByIndex = (database: Database): readonly number[] => {
  const numbers = database
    .prepare<[], number>('SELECT no FROM facts WHERE position IS NULL AND set_aside = 0')
    .pluck();
  try {
    return numbers.all();
  } catch (error) {
    if (isDamageError(error)) return [];
    throw error;
  }
};
