import { canceled, createBreath } from './breathe.ts';
import type { RowProblem } from './rowProblem.ts';

export interface UnderstandOptions {
  /** Whether a personal link (any of its wire forms) stands anywhere in a text. */
  readonly isPrivateLink: (text: string) => boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((doneRows: number, totalRows: number) => void) | undefined;
}

/** What the rows of a list say, and what of them was not understood. */
export interface Understood<Draft> {
  readonly drafts: readonly Draft[];
  readonly problems: readonly RowProblem[];
}

/** Visits all items with turns for others in between; false when the signal was aborted. */
export const eachItem = async <Item>(
  items: readonly Item[],
  options: Pick<UnderstandOptions, 'signal' | 'onProgress'>,
  visit: (item: Item, index: number) => void,
): Promise<boolean> => {
  const total = items.length;
  try {
    const breath = createBreath(options.signal);
    let done = 0;
    for (const item of items) {
      visit(item, done);
      done += 1;
      if (done % 128 === 0 && breath.isDue()) {
        options.onProgress?.(done, total);
        await breath.take();
      }
    }
    options.onProgress?.(total, total);
    return true;
  } catch (reason) {
    if (reason === canceled) return false;
    throw reason;
  }
};
