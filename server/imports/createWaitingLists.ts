import type { ListKind } from '#lists/columnMapping.ts';
import type { ListField } from '#shared/rules/listHeadings.ts';
import type { TableFailure, TableNotice } from '#lists/table.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import type { ListToTake, TakeFile, TakeFileError, TakenFile } from './takeFile.ts';
import { createUploads, isRunning, type UploadData, type UploadOwner } from './uploads.ts';

/** A list as staff see it before it is taken in. */
export interface ListPreview {
  readonly state: 'waiting';
  readonly fileName: string;
  readonly kind: ListKind;
  /** The visible sheets of a workbook, and which one this is. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly rows: number;
  readonly columns: readonly {
    readonly heading: string;
    readonly field: ListField | null;
    /** Of the first rows; links are hidden. */
    readonly sample: readonly string[];
  }[];
  /** What a column may hold. */
  readonly fields: readonly ListField[];
  readonly notices: readonly TableNotice[];
  /** What would change, or why nothing can be taken in as the columns are now. */
  readonly dry: Result<TakenFile, TakeFileError>;
}

export type WaitingList =
  | ListPreview
  | {
      readonly state: 'running';
      readonly fileName: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly state: 'done'; readonly fileName: string; readonly taken: TakenFile };

/** Who takes it in; without `mayPlan` it leaves the programme as it is. */
type Taker = Pick<ListToTake, 'actor' | 'mayPlan'>;

export interface WaitingLists {
  /** Keeps a file that can be read, for an hour; gives its id. */
  readonly keep: (
    owner: UploadOwner,
    file: { readonly bytes: Uint8Array; readonly fileName: string },
  ) => Promise<Result<string, 'no_event' | TableFailure>>;
  readonly look: (
    id: string,
    owner: UploadOwner,
    by: Pick<Taker, 'mayPlan'>,
  ) => Promise<Result<WaitingList, 'unknown_upload' | TableFailure>>;
  readonly correct: (
    id: string,
    owner: UploadOwner,
    said: Pick<UploadData, 'kind' | 'sheet' | 'fields'>,
  ) => Promise<Result<null, 'unknown_upload'>>;
  /** Takes it in. Whoever presses twice hears `is_running`. */
  readonly take: (
    id: string,
    owner: UploadOwner,
    by: Taker,
  ) => Promise<Result<TakenFile, 'unknown_upload' | 'is_running' | TakeFileError>>;
  readonly drop: (id: string, owner: UploadOwner) => Promise<void>;
  /** Deletes those whose hour is over, whoever brought them. */
  readonly dropOld: () => Promise<void>;
}

export const createWaitingLists = (context: StoreContext, takeFile: TakeFile): WaitingLists => {
  const uploads = createUploads(context);

  const tellProgress = (id: string, data: UploadData) => {
    let toldAt = context.clock();
    return async (done: number, total: number): Promise<void> => {
      const at = context.clock();
      if (at - toldAt < tellEveryMs) return;
      toldAt = at;
      await uploads.write(id, { ...data, running: { done, total, at } });
    };
  };

  return {
    keep: async (owner, file) => {
      const event = await readEvent(context.database);
      if (event === null) return err('no_event');
      const { readList } = await import('./readList.ts');
      const read = await readList(file);
      return read.ok ? ok(await uploads.keep(event.id, owner, file)) : read;
    },

    look: async (id, owner, { mayPlan }) => {
      const found = await uploads.read(id, owner);
      if (!found.ok) return found;
      const { data, bytes } = found.value;
      const { fileName, running, result } = data;
      if (running !== undefined && isRunning(data, context.clock())) {
        const { done, total } = running;
        return ok({ state: 'running', fileName, done, total });
      }
      if (result !== undefined) {
        return ok({ state: 'done', fileName, taken: { ...result, examples: [] } });
      }
      if (bytes === undefined) return err('unknown_upload');
      const { previewList } = await import('./previewList.ts');
      return previewList(takeFile, { ...data, bytes, mayPlan });
    },

    correct: async (id, owner, said) => {
      const found = await uploads.read(id, owner);
      if (!found.ok) return found;
      // Who takes it in goes by what was said before.
      await uploads.changeWaiting(id, said);
      return ok(null);
    },

    take: async (id, owner, { actor, mayPlan }) => {
      const found = await uploads.read(id, owner);
      if (!found.ok) return found;
      const { bytes } = found.value;
      if (bytes === undefined) return err('is_running');
      const running = { done: 0, total: 0, at: context.clock() };
      const claimed = await uploads.changeWaiting(id, { running });
      if (claimed === undefined) return err('is_running');
      const { running: _claim, ...still } = claimed;
      const taken = await takeFile({
        ...{ ...still, bytes, actor, mayPlan },
        onProgress: tellProgress(id, still),
      });
      if (taken.ok) {
        const { examples: _none, ...result } = taken.value;
        await uploads.write(id, { ...still, result }, '');
      } else await uploads.write(id, still);
      return taken;
    },

    drop: (id, owner) => uploads.remove(id, owner),

    dropOld: () => uploads.removeOld(),
  };
};

/** Each time is a commit of its own. */
const tellEveryMs = 1000;
