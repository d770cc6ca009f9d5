import { err, ok } from '#shared/model/result.ts';
import type { Result } from '#shared/model/result.ts';
import { foldListText } from '#shared/rules/listFold.ts';
import { guessDayOrder } from '#shared/rules/listTimes.ts';
import type { DayOrder } from '#shared/rules/listTimes.ts';
import { columnsByField } from './columnMapping.ts';
import type { ColumnMapping } from './columnMapping.ts';
import { eachItem } from './eachItem.ts';
import type { UnderstandOptions, Understood } from './eachItem.ts';
import { createRowCells } from './rowCells.ts';
import type { RowCells } from './rowCells.ts';
import { sessionTimes } from './sessionTimes.ts';
import type { Table, TableRow } from './table.ts';

export interface SessionDraft {
  readonly line: number;
  /** The same whenever the same list is imported: the list's own id, else the folded title. */
  readonly key: string;
  readonly title: string;
  readonly room: string;
  /** Milliseconds since 1970; null where the list does not say. */
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly seats: number | null;
}

export interface SessionOptions extends UnderstandOptions {
  /** IANA time zone of the event: times in the list are meant there. */
  readonly timeZone: string;
}

/** Makes sessions of rows. A session without an understood time still goes in, named among the problems. */
export const understandSessions = async (
  table: Table,
  mapping: ColumnMapping,
  options: SessionOptions,
): Promise<Result<Understood<SessionDraft>, 'no_title_column' | 'canceled'>> => {
  const cells = createRowCells(table, mapping, options.isPrivateLink);
  if (!cells.has('title')) return err('no_title_column');
  const read = createSessionReader(cells, dayOrderOf(table, mapping), options.timeZone);
  const drafts: SessionDraft[] = [];
  const isDone = await eachItem(table.rows, options, (row) => {
    const draft = read(row);
    if (draft !== null) drafts.push(draft);
  });
  return isDone ? ok({ drafts, problems: cells.problems }) : err('canceled');
};

const createSessionReader = (cells: RowCells, order: DayOrder, timeZone: string) => {
  const id = cells.one('sessionId');
  const title = cells.one('title');
  const room = cells.one('room');
  const date = cells.one('date');
  const starts = cells.one('starts');
  const ends = cells.one('ends');
  const seats = cells.one('seats');
  const keyOf = createSessionKeys();
  return (row: TableRow): SessionDraft | null => {
    if (!cells.begin(row)) return null;
    const name = title(row);
    const ownId = id(row);
    const times = sessionTimes({
      texts: { date: date(row), starts: starts(row), ends: ends(row) },
      order,
      timeZone,
    });
    if (times.problem !== null) cells.report(times.problem, times.field);
    const seatText = seats(row);
    const seatCount = seatText === '' ? null : parseSeats(seatText);
    if (seatText !== '' && seatCount === null) cells.report('seats_invalid', 'seats');
    const place = room(row);
    if (!cells.end(name === '' ? 'no_title' : undefined)) return null;
    return {
      line: row.line,
      key: keyOf(ownId, name),
      title: name,
      room: place,
      startsAt: times.startsAt,
      endsAt: times.endsAt,
      seats: seatCount,
    };
  };
};

/** The key by which lists name a session: its id, or its title however it is spelt. */
export const sessionTitleKey = (title: string): string => `title:${foldListText(title)}`;

const createSessionKeys = () => {
  const seen = new Map<string, number>();
  return (ownId: string, title: string): string => {
    const key = ownId === '' ? sessionTitleKey(title) : `id:${ownId}`;
    const occurrence = (seen.get(key) ?? 0) + 1;
    seen.set(key, occurrence);
    return occurrence === 1 ? key : `${key}|${occurrence}`;
  };
};

/** "120", "120 seats", "max. 40"; thousands may be parted. */
const parseSeats = (text: string): number | null => {
  const digits = /^\D{0,20}(\d{1,3}(?:[.,' ]\d{3})+|\d{1,6})(?:[.,]0+)?(?!\d)\D{0,20}$/.exec(
    text,
  )?.[1];
  return digits === undefined || /-\d/.test(text) ? null : Number(digits.replace(/\D/g, ''));
};

const dayOrderOf = (table: Table, mapping: ColumnMapping): DayOrder => {
  const columns = columnsByField(mapping);
  const timeColumns = [
    ...(columns.get('date') ?? []),
    ...(columns.get('starts') ?? []),
    ...(columns.get('ends') ?? []),
  ];
  const rows = table.rows.slice(0, 5000);
  return guessDayOrder(
    rows.flatMap((row) =>
      timeColumns.map((column) => row.cells[column] ?? '').filter((text) => text.length < 100),
    ),
  );
};
