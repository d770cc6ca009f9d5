import { z } from 'zod';
import { Attendee } from '#shared/model/attendee.ts';
import { Checkpoint, Session } from '#shared/model/checkpoint.ts';
import { CodeKey } from '#shared/model/codeKey.ts';
import { carveRows, type CarvedRow } from '#sqlite/carveRows.ts';
import type { StoredValue } from '#sqlite/readRecord.ts';
import { JobRow } from '../database/jobTable.ts';
import { isKeptName, readKept, type KeptName, type KeptValue } from '../database/keptValues.ts';
import { hasTrueHash, hexOf, JournalLine } from '../journal/journalLine.ts';

/** What can be read of a station's damaged database file. The lines are proven, the rest is only well-formed. */
export interface CarvedStation {
  /** Lines whose hash proves them, in the order in which they were written. */
  readonly lines: readonly JournalLine[];
  /** Rows of the journal's table that can be read and that no hash proves. */
  readonly unproven: readonly Pick<JournalLine, 'no' | 'station'>[];
  readonly kept: <Name extends KeptName>(name: Name) => KeptValue<Name> | null;
  readonly attendees: ReadonlyMap<string, Attendee>;
  readonly sessions: ReadonlyMap<string, Session>;
  readonly checkpoints: ReadonlyMap<string, Checkpoint>;
  readonly keys: ReadonlyMap<string, CodeKey>;
  readonly stations: ReadonlyMap<string, string>;
  readonly jobs: ReadonlyMap<string, JobRow>;
}

/** Reads all pages of a database file and its WAL. Of rows with one key the first counts: newest pages come first. */
export const carveStation = (path: string): CarvedStation => {
  const lines = new Map<string, JournalLine>();
  const unproven = new Map<number, JournalLine>();
  const kept = new Map<string, string>();
  const attendees = new Map<string, Attendee>();
  const sessions = new Map<string, Session>();
  const checkpoints = new Map<string, Checkpoint>();
  const keys = new Map<string, CodeKey>();
  const stations = new Map<string, string>();
  const jobs = new Map<string, JobRow>();

  for (const row of carveRows(path)) {
    const line = lineOf(row);
    if (line !== null && hasTrueHash(line))
      addNew(lines, `${line.station} ${line.incarnation} ${line.seq}`, line);
    else if (line !== null) unproven.set(line.no, line);
    const attendee = attendeeOf(row);
    if (attendee !== null) addNew(attendees, attendee.id, attendee);
    const job = read(row, { hasRowid: true, columns: jobColumns }, JobRow);
    if (job !== null) addNew(jobs, job.id, job);
    const session = read(row, { hasRowid: false, columns: sessionColumns }, Session);
    if (session !== null) addNew(sessions, session.id, session);
    const checkpoint = read(row, { hasRowid: false, columns: checkpointColumns }, CheckpointRow);
    if (checkpoint !== null) addNew(checkpoints, checkpoint.id, checkpoint);
    const owned = read(row, { hasRowid: false, columns: ['owner', 'keyId', 'key'] }, KeyRow);
    if (owned !== null && owned.key.owner === owned.owner && owned.key.keyId === owned.keyId)
      addNew(keys, `${owned.owner} ${owned.keyId}`, owned.key);
    const pair = read(row, { hasRowid: false, columns: ['name', 'value'] }, Pair);
    if (pair !== null && row.values.length === 2)
      addNew(isKeptName(pair.name) ? kept : stations, pair.name, pair.value);
  }
  const written = [...lines.values()].sort((one, other) => one.no - other.no);
  return {
    lines: written,
    unproven: [...unproven.values()],
    kept: (name) => readKept(name, kept.get(name)),
    attendees,
    sessions,
    checkpoints,
    keys,
    stations,
    jobs,
  };
};

const addNew = <Value>(map: Map<string, Value>, key: string, value: Value): void => {
  if (!map.has(key)) map.set(key, value);
};

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'no JSON' });
    return z.NEVER;
  }
});

const lineColumns = [...Object.keys(JournalLine.shape)];
const jobColumns = ['no', 'id', 'attendee', 'generation', 'printer', 'state', 'problem', 'at'];
const sessionColumns = ['id', 'title', 'room', 'startsAt', 'endsAt', 'seats'];
const checkpointColumns = ['id', 'kind', 'name', 'sessionId', 'policy'];
const attendeeColumns = ['no', 'id', 'subject', 'rowKey', 'importedCode', 'data'];

const CheckpointRow = Checkpoint.extend({ policy: json.pipe(Checkpoint.shape.policy) });
const KeyRow = z.object({ owner: z.string(), keyId: z.string(), key: json.pipe(CodeKey) });
/** A single value by its name, or a station's name by its id; other tables of two columns hold JSON. */
const Pair = z
  .object({ name: z.string().max(64), value: z.string() })
  .refine(({ name, value }) => isKeptName(name) || !value.startsWith('{'));
const AttendeeRow = z.object({
  id: z.string(),
  subject: z.instanceof(Uint8Array),
  data: json.pipe(Attendee),
});

/** The marks beside a line count for nothing: whatever they say, the token store is asked about the line. */
const lineOf = ({ rowid, values }: CarvedRow): JournalLine | null => {
  if (rowid === null || values.length < lineColumns.length) return null;
  const marks = { no: rowid, about: null, position: null, set_aside: 0 };
  const line = JournalLine.safeParse({ ...named(lineColumns, values), ...marks });
  return line.success ? line.data : null;
};

/** Id and subject stand in two places, which must agree. */
const attendeeOf = (row: CarvedRow): Attendee | null => {
  const found = read(row, { hasRowid: true, columns: attendeeColumns }, AttendeeRow);
  if (found === null) return null;
  const { id, subject, data } = found;
  return data.id === id && data.subject === hexOf(subject) ? data : null;
};

const read = <Schema extends z.ZodType>(
  { rowid, values }: CarvedRow,
  { hasRowid, columns }: { readonly hasRowid: boolean; readonly columns: readonly string[] },
  schema: Schema,
): z.infer<Schema> | null => {
  // Steps of the schema add columns behind those that are here.
  if ((rowid !== null) !== hasRowid || values.length < columns.length) return null;
  const parsed = schema.safeParse(named(columns, values));
  return parsed.success ? parsed.data : null;
};

const named = (columns: readonly string[], values: readonly StoredValue[]) =>
  Object.fromEntries(columns.map((name, index) => [name, values[index]]));
