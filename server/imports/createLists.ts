import { fieldsOfKind } from '#lists/columnMapping.ts';
import { err, ok } from '#shared/model/result.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import { createWaitingLists, type WaitingLists } from './createWaitingLists.ts';
import type { TakeFile } from './takeFile.ts';

/** Lists of attendees, sessions and registrations, CSV or XLSX, as a whole. */
export interface Lists {
  /** The same list again adds nobody. */
  readonly take: TakeFile;
  /** Those that staff look at in the console before they take them in. */
  readonly waiting: WaitingLists;
}

export const createLists = (context: StoreContext, tell: () => Promise<unknown>): Lists => {
  const take: TakeFile = async ({
    actor,
    isDry = false,
    mayPlan,
    onProgress,
    correct,
    read: before,
    ...file
  }) => {
    const event = await readEvent(context.database);
    if (event === null) return err('no_event');
    // Readers of workbooks are loaded where a list comes: most processes never see one.
    const { readList } = await import('./readList.ts');
    const { takeList } = await import('./takeList.ts');
    const read = before === undefined ? await readList(file) : ok(before);
    if (!read.ok) return read;
    const mapping = correct === undefined ? read.value.mapping : correct(read.value);
    if (mapping === null) {
      const { kind } = read.value.mapping;
      return err('unknown_field', { fields: fieldsOfKind(kind).join(', ') });
    }
    const work = {
      ...{ context, event, actor, isDry, mayPlan },
      onProgress: onProgress ?? (async () => undefined),
      tell: async () => void (await tell()),
    };
    const taken = await takeList(work, { ...read.value, mapping });
    return taken.ok ? ok({ ...taken.value, kind: mapping.kind }) : taken;
  };
  return { take, waiting: createWaitingLists(context, take) };
};
