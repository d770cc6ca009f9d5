import type { Taken } from '#lists/taken.ts';
import type { Event } from '#shared/model/event.ts';
import type { Actor } from '../audit/appendAudit.ts';
import type { StoreContext } from '../storeContext.ts';

/** A list on its way in. */
export interface ListWork {
  readonly context: StoreContext;
  readonly event: Event;
  readonly actor: Actor;
  /** Nothing is written: what would change is counted, and shown by examples. */
  readonly isDry: boolean;
  /** Sessions may be added and changed; without that, whoever names one that is not planned is not registered for it. */
  readonly mayPlan: boolean;
  readonly onProgress: (done: number, total: number) => Promise<void>;
  /** Live stations and pages hear of what was written. */
  readonly tell: () => Promise<void>;
}

/** What a list changes, or would change, of one person or session. */
export interface Example {
  readonly name: string;
  readonly isNew: boolean;
  /** What changes: titles of sessions, the rest as it stands; empty where the value is not for people to see. */
  readonly fields: readonly {
    readonly field: string;
    readonly before: string;
    readonly after: string;
  }[];
}

export interface Outcome extends Taken {
  /** The first few of a dry run; none of another. */
  readonly examples: readonly Example[];
}

/** Who is new is seen at a glance; what changes, somebody wants to look through. */
const most = { new: 5, changed: 25 } as const;

/** Keeps the first few of what changes and of what is new. */
export const createExamples = (isDry: boolean) => {
  const found: Example[] = [];
  const count = { new: 0, changed: 0 };
  return {
    note: (example: () => Example): void => {
      if (!isDry || found.length >= most.new + most.changed) return;
      const { fields, ...more } = example();
      const what = more.isNew ? 'new' : 'changed';
      if (count[what] >= most[what]) return;
      count[what] += 1;
      found.push({ ...more, fields });
    },
    /** What changes first: that is what somebody looks for. */
    list: (): readonly Example[] =>
      found.toSorted((one, other) => Number(one.isNew) - Number(other.isNew)),
  };
};
