import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { StoreContext } from '../storeContext.ts';
import { openUpload, sealUpload } from './sealUpload.ts';
import { TakenSummary } from './takenSummary.ts';

/** What somebody said of a file, and what becomes of it. */
export const UploadData = z.object({
  fileName: z.string(),
  kind: TakenSummary.shape.kind.optional(),
  sheet: z.string().optional(),
  fields: z.array(z.string().nullable()).optional(),
  /** While it is taken in: how far, and when that was written. */
  running: z.object({ done: z.int(), total: z.int(), at: z.int() }).optional(),
  result: TakenSummary.optional(),
});
export type UploadData = z.infer<typeof UploadData>;

/** Whose upload it is: the staff member's in this browser, and nobody else's. */
export interface UploadOwner {
  readonly staff: string;
  readonly cookie: string;
}

const keptMs = 3_600_000;
/** Whoever takes a list in says so every few hundred rows. */
const silentMs = 60_000;

/** The files that staff brought; each waits for an hour, readable in the browser that brought it. */
export const createUploads = ({ database, clock, random }: StoreContext) => {
  const find = (id: string, { staff }: UploadOwner) =>
    database
      .selectFrom('list_uploads')
      .selectAll()
      .where('id', '=', id)
      .where('staff', '=', staff)
      .where('created_at', '>', clock() - keptMs)
      .executeTakeFirst();

  const write = async (id: string, data: UploadData, sealed?: string): Promise<void> => {
    await database
      .updateTable('list_uploads')
      .set({ data: JSON.stringify(data), ...(sealed === undefined ? {} : { sealed }) })
      .where('id', '=', id)
      .execute();
  };

  const removeOld = async (): Promise<void> => {
    await database
      .deleteFrom('list_uploads')
      .where('created_at', '<=', clock() - keptMs)
      .execute();
  };

  return {
    removeOld,

    keep: async (
      event: string,
      owner: UploadOwner,
      file: { readonly bytes: Uint8Array; readonly fileName: string },
    ): Promise<string> => {
      const now = clock();
      const id = uuidv7({ msecs: now, random: random(16) });
      const data: UploadData = { fileName: file.fileName.slice(0, 200) };
      await removeOld();
      await database
        .insertInto('list_uploads')
        .values({
          ...{ id, event, staff: owner.staff, created_at: now },
          sealed: sealUpload(file.bytes, { cookie: owner.cookie, id, random }),
          data: JSON.stringify(data),
        })
        .execute();
      return id;
    },

    /** `bytes` is undefined once the list was taken in. */
    read: async (
      id: string,
      owner: UploadOwner,
    ): Promise<
      Result<{ readonly data: UploadData; readonly bytes: Buffer | undefined }, 'unknown_upload'>
    > => {
      const row = await find(id, owner);
      if (row === undefined) return err('unknown_upload');
      const data = UploadData.parse(JSON.parse(row.data));
      if (row.sealed === '') return ok({ data, bytes: undefined });
      const bytes = openUpload(row.sealed, { cookie: owner.cookie, id });
      return bytes === undefined ? err('unknown_upload') : ok({ data, bytes });
    },

    write,

    /**
     * Changes what is said of a list that waits, and gives that; undefined where somebody takes it in, or did: whoever claims it
     * takes it from all others, also at another process.
     */
    changeWaiting: async (
      id: string,
      changes: Partial<UploadData>,
    ): Promise<UploadData | undefined> =>
      database.transaction().execute(async (trx) => {
        // A write comes first: it holds the row until the end.
        const row = await trx
          .updateTable('list_uploads')
          .set((fields) => ({ created_at: fields.ref('created_at') }))
          .where('id', '=', id)
          .where('sealed', '<>', '')
          .returning('data')
          .executeTakeFirst();
        if (row === undefined) return undefined;
        const before = UploadData.parse(JSON.parse(row.data));
        if (isRunning(before, clock())) return undefined;
        const data = { ...before, ...changes };
        await trx
          .updateTable('list_uploads')
          .set({ data: JSON.stringify(data) })
          .where('id', '=', id)
          .execute();
        return data;
      }),

    remove: async (id: string, { staff }: UploadOwner): Promise<void> => {
      await database
        .deleteFrom('list_uploads')
        .where('id', '=', id)
        .where('staff', '=', staff)
        .execute();
    },
  };
};

/** A process that stopped in the middle says nothing more: then somebody else may go on. */
export const isRunning = ({ running }: UploadData, now: number): boolean =>
  running !== undefined && now - running.at < silentMs;
