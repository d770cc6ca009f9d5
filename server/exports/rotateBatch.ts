import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import { replaceCode } from '../codes/replaceCode.ts';
import { lockLog } from '../log/lockLog.ts';
import { readAttendees } from '../log/people.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';

export interface BatchToRotate {
  readonly batch: string;
  readonly actor: Actor;
  readonly reason: string;
}

export interface RotatedBatch {
  /** Codes that counted until now; their owners get new ones by mail where they have an address. */
  readonly replaced: number;
  readonly mailed: number;
  /** Codes of the batch that did not count any more. */
  readonly overBefore: number;
}

export type RotateBatchError = 'no_event' | 'unknown_batch' | 'no_reason';

/** Supersedes every code of an export that still counts. It may be done again where it was interrupted. */
export const rotateBatch = async (
  context: StoreContext,
  { batch, actor, reason }: BatchToRotate,
): Promise<Result<RotatedBatch, RotateBatchError>> => {
  const { database, clock } = context;
  if (reason.trim() === '') return err('no_reason');
  const event = await readEvent(database);
  if (event === null) return err('no_event');
  const rows = await database
    .selectFrom('export_codes')
    .select(['attendee', 'generation'])
    .where('batch', '=', batch)
    .orderBy('attendee')
    .execute();
  if (rows.length === 0) return err('unknown_batch');
  const done = { replaced: 0, mailed: 0, overBefore: 0 };
  for (let start = 0; start < rows.length; start += codesAtOnce) {
    const some = rows.slice(start, start + codesAtOnce);
    await database.transaction().execute(async (trx) => {
      await lockLog(trx, event.id);
      const ids = some.map(({ attendee }) => attendee);
      const people = await readAttendees(trx, event.id, ids);
      for (const { attendee: attendeeId, generation } of some) {
        const counts = people.get(attendeeId)?.entryGeneration === generation;
        const of = { attendeeId, medium: 'entry', actor, reason } as const;
        const replaced = counts
          ? await replaceCode(trx, context, { event: event.id, action: 'leaked', of })
          : undefined;
        if (replaced?.ok !== true) done.overBefore += 1;
        else {
          done.replaced += 1;
          if (replaced.value.resent.ok) done.mailed += 1;
        }
      }
    });
  }
  await database.transaction().execute(async (trx) => {
    const details = { batch, ...done };
    await appendAudit(trx, { event: event.id, now: clock() }, [
      { actor, action: 'export.rotated', reason, details },
    ]);
  });
  return ok(done);
};

/** In one transaction: stations deliver what they have between two of them. */
const codesAtOnce = 100;
