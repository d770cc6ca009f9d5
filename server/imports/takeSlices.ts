import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ListChange } from '#lists/compareDrafts.ts';
import type { Attendee } from '#shared/model/attendee.ts';
import { afterThese } from '#shared/rules/stamp.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { appendOwnFacts, type OwnFact } from '../log/appendOwnFact.ts';
import { lockLog } from '../log/lockLog.ts';
import type { ListWork } from './listWork.ts';

interface Slices<Item> {
  /** Items in one transaction: as many people as one fact may bring. */
  readonly rows: number;
  readonly importId: string;
  /** What others wrote since the list was begun, before a slice is compared. */
  readonly catchUp?: (trx: StoreTransaction) => Promise<void>;
  readonly compare: (
    trx: StoreDatabase | StoreTransaction,
    slice: readonly Item[],
  ) => Promise<{ readonly people: readonly Attendee[]; readonly changes: readonly ListChange[] }>;
}

/**
 * Compares a list slice by slice and writes what differs, each slice in one short transaction: stations are answered in between.
 * What is compared is what holds at that moment, whoever else writes.
 */
export const takeSlices = async <Item>(
  { context, event, actor, isDry, onProgress, tell }: ListWork,
  items: readonly Item[],
  { rows, importId, catchUp, compare }: Slices<Item>,
): Promise<void> => {
  const { database } = context;
  for (let done = 0; done < items.length; done += rows) {
    const slice = items.slice(done, done + rows);
    if (isDry) {
      await compare(database, slice);
    } else {
      await database.transaction().execute(async (trx) => {
        await lockLog(trx, event.id);
        await catchUp?.(trx);
        if (done === 0) {
          // At the end stands what became of it, should it come to that.
          const details = { rows: items.length };
          await appendAudit(trx, { event: event.id, now: context.clock() }, [
            { actor, action: 'list.importBegun', details },
          ]);
        }
        const facts = factsOf(importId, await compare(trx, slice));
        if (facts.length > 0) await appendOwnFacts(trx, context, event.id, facts);
      });
      await onProgress(Math.min(done + rows, items.length), items.length);
      await tell();
    }
    await nextTurn();
  }
};

const factsOf = (
  importId: string,
  {
    people,
    changes,
  }: { readonly people: readonly Attendee[]; readonly changes: readonly ListChange[] },
): readonly OwnFact<'attendeesImported'>[] => {
  const kind = 'attendeesImported';
  const brought = { importId, attendees: [...people] };
  const changed = {
    importId,
    attendees: [],
    changed: changes.map((change) => ({ id: change.id, changes: change.changes })),
    ...afterThese(changes.flatMap(({ replaced }) => replaced)),
  };
  return [
    ...(people.length === 0 ? [] : [{ kind, attendee: null, body: brought } as const]),
    ...(changes.length === 0 ? [] : [{ kind, attendee: null, body: changed } as const]),
  ];
};
