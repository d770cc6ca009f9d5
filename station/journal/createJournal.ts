import type { Fact, FactBody, FactKind } from '#shared/model/fact.ts';
import { createNewIds } from '#shared/model/newIds.ts';
import type { Clock, RandomBytes } from '#shared/model/ports.ts';
import type { FactTable } from '../database/factTable.ts';
import type { KeptValues } from '../database/keptValues.ts';
import { firstPreviousHash, hashFact } from './hashFact.ts';

/** A fact before it has its place in the journal. */
export interface FactDraft<Kind extends FactKind> {
  readonly kind: Kind;
  readonly attendee?: string | null;
  readonly checkpoint?: string | null;
  readonly body: FactBody<Kind>;
}

export interface Journal {
  /** Inside a transaction, at an enrolled station. */
  readonly append: <Kind extends FactKind>(draft: FactDraft<Kind>) => Fact;
  /** The same for a body that is JSON (UTF-8) already, and long: nobody needs its fact as an object. */
  readonly appendBytes: (kind: FactKind, body: Uint8Array) => void;
  /**
   * Inside a transaction: writes a line of an earlier incarnation again at the end of this one, because another line has
   * its place in the log. What happened, when and its id stay the same.
   */
  readonly carryOver: (line: Fact) => Fact;
  /** After a rollback, and after an enrolment: the head is read again. */
  readonly forget: () => void;
  /** The machine's clock corrected to the token store's, ms. */
  readonly now: () => number;
  readonly newId: () => string;
}

export const createJournal = (deps: {
  readonly facts: FactTable;
  readonly kept: KeptValues;
  readonly clock: Clock;
  readonly random: RandomBytes;
}): Journal => {
  const { facts, kept, clock } = deps;
  let head: { seq: number; hash: string } | null = null;

  const offset = (): number => kept.read('contact')?.offset ?? 0;
  const newId = createNewIds(deps);

  const write = (
    said: Omit<Fact, 'station' | 'incarnation' | 'seq' | 'previousHash' | 'hash'>,
    body: string | Uint8Array = JSON.stringify(said.body),
  ): Fact => {
    const enrolment = kept.read('enrolment');
    if (enrolment === null) throw new Error('a station that is not enrolled has no journal');
    const { station, incarnation } = enrolment;
    head ??= facts.head(station, incarnation) ?? { seq: 0, hash: firstPreviousHash };
    const unhashed = {
      ...said,
      station,
      incarnation,
      seq: head.seq + 1,
      previousHash: head.hash,
    };
    const fact: Fact = { ...unhashed, hash: hashFact(unhashed, body) };
    if (!facts.add(fact, null, body))
      throw new Error('the journal already has a line at this place');
    head = { seq: fact.seq, hash: fact.hash };
    return fact;
  };

  const here = () => ({
    id: newId(),
    at: clock(),
    offset: offset(),
    operator: kept.read('settings')?.operator ?? '',
  });

  const append = <Kind extends FactKind>(draft: FactDraft<Kind>): Fact =>
    write({
      ...here(),
      kind: draft.kind,
      attendee: draft.attendee ?? null,
      checkpoint: draft.checkpoint ?? null,
      body: draft.body,
    });

  return {
    append,
    appendBytes: (kind, body) => {
      write({ ...here(), kind, attendee: null, checkpoint: null, body: {} }, body);
    },
    carryOver: ({ id, kind, at, offset: offsetThen, operator, attendee, checkpoint, body }) =>
      write({ id, kind, at, offset: offsetThen, operator, attendee, checkpoint, body }),
    forget: () => {
      head = null;
    },
    now: () => clock() + offset(),
    newId,
  };
};
