import { v7 } from 'uuid';
import type { Fact, FactBody, FactKind } from '#shared/model/fact.ts';
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
  /** The body as JSON, where the caller has it at hand already. */
  readonly bodyText?: string;
}

export interface Journal {
  /** Inside a transaction, at an enrolled station. */
  readonly append: <Kind extends FactKind>(draft: FactDraft<Kind>) => Fact;
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

const idBytes = 16;
const idsADraw = 256;

export const createJournal = (deps: {
  readonly facts: FactTable;
  readonly kept: KeptValues;
  readonly clock: Clock;
  readonly random: RandomBytes;
}): Journal => {
  const { facts, kept, clock, random } = deps;
  let head: { seq: number; hash: string } | null = null;

  const offset = (): number => kept.read('contact')?.offset ?? 0;
  // Random bytes are drawn for many ids at once: one draw costs as much as a hundred ids.
  let drawn: Uint8Array = new Uint8Array(0);
  const newId = (): string => {
    if (drawn.length < idBytes) drawn = random(idBytes * idsADraw);
    const own = drawn.subarray(0, idBytes);
    drawn = drawn.subarray(idBytes);
    return v7({ msecs: clock(), random: own });
  };

  const write = (
    said: Omit<Fact, 'station' | 'incarnation' | 'seq' | 'previousHash' | 'hash'>,
    bodyText: string,
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
    const fact: Fact = { ...unhashed, hash: hashFact(unhashed, bodyText) };
    if (!facts.add(fact, null, bodyText))
      throw new Error('the journal already has a line at this place');
    head = { seq: fact.seq, hash: fact.hash };
    return fact;
  };

  const append = <Kind extends FactKind>(draft: FactDraft<Kind>): Fact =>
    write(
      {
        id: newId(),
        kind: draft.kind,
        at: clock(),
        offset: offset(),
        operator: kept.read('settings')?.operator ?? '',
        attendee: draft.attendee ?? null,
        checkpoint: draft.checkpoint ?? null,
        body: draft.body,
      },
      draft.bodyText ?? JSON.stringify(draft.body),
    );

  return {
    append,
    carryOver: ({ id, kind, at, offset: offsetThen, operator, attendee, checkpoint, body }) =>
      write(
        { id, kind, at, offset: offsetThen, operator, attendee, checkpoint, body },
        JSON.stringify(body),
      ),
    forget: () => {
      head = null;
    },
    now: () => clock() + offset(),
    newId,
  };
};
