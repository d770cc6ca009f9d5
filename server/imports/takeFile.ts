import type { ColumnMapping, ListKind } from '#lists/columnMapping.ts';
import type { Table, TableFailure } from '#lists/table.ts';
import type { Result } from '#shared/model/result.ts';
import type { Actor } from '../audit/appendAudit.ts';
import type { ListFile, ReadList } from './readList.ts';
import type { TakeListError, TakenList } from './takeList.ts';

export interface ListToTake extends ListFile {
  /** What is in the file, where somebody read it already: reading a long one again takes seconds. */
  readonly read?: ReadList;
  readonly actor: Actor;
  /** Nothing is written: what would change is counted, and shown by examples. */
  readonly isDry?: boolean;
  /** Whoever brings it may add and change sessions, too. */
  readonly mayPlan: boolean;
  readonly onProgress?: (done: number, total: number) => Promise<void>;
  /** Corrects what was guessed of the columns, once the headings are read; null refuses the list. */
  readonly correct?: (read: {
    readonly table: Table;
    readonly mapping: ColumnMapping;
  }) => ColumnMapping | null;
}

export interface TakenFile extends TakenList {
  readonly kind: ListKind;
}

export type TakeFileError = 'no_event' | 'unknown_field' | TableFailure | TakeListError;

export type TakeFile = (list: ListToTake) => Promise<Result<TakenFile, TakeFileError>>;
