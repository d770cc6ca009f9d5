import { setTimeout } from 'node:timers/promises';
import type { StoreContext } from '../storeContext.ts';
import { endMails, type EndedMail } from './endMail.ts';

/** What is sent within this time is noted in one step; so much longer may a mail be sent and not yet noted. */
const gatherMs = 20;

/** Puts outcomes on record, those that come close together in one transaction. Resolves when it is on disk. */
export const createEnding = (
  context: Pick<StoreContext, 'database' | 'clock'>,
): ((ended: EndedMail) => Promise<void>) => {
  let waiting: EndedMail[] = [];
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;

  return (ended) => {
    waiting.push(ended);
    next ??= writing
      .catch(() => undefined) // told to those who waited for it
      .then(() => setTimeout(gatherMs))
      .then(() => {
        const group = waiting;
        waiting = [];
        next = null;
        writing = endMails(context, group);
        return writing;
      });
    return next;
  };
};
