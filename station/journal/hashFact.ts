import { createHash } from 'node:crypto';
import type { Fact } from '#shared/model/fact.ts';

/** What stands before the first line of a journal. */
export const firstPreviousHash = '0'.repeat(64);

/**
 * SHA-256 (hex) over the hash of the line before and this line as a JSON array, its body in the order in which it was
 * written: a changed, missing or moved line breaks the chain (sync.md, rule 2).
 */
export const hashFact = (fact: Omit<Fact, 'hash'>): string =>
  createHash('sha256')
    .update(fact.previousHash, 'hex')
    .update(
      JSON.stringify([
        fact.id,
        fact.station,
        fact.incarnation,
        fact.seq,
        fact.kind,
        fact.at,
        fact.offset,
        fact.operator,
        fact.attendee,
        fact.checkpoint,
        fact.body,
      ]),
    )
    .digest('hex');
