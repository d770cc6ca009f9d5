import { createHash } from 'node:crypto';
import type { Fact } from '#shared/model/fact.ts';
import { afterBody, beforeBody } from '#shared/rules/factLine.ts';

/** What stands before the first line of a journal. */
export const firstPreviousHash = '0'.repeat(64);

/**
 * SHA-256 (hex) over the hash of the line before and this line: a changed, missing
 * or moved line breaks the chain (sync.md, rule 2). `body` is the body's JSON where it is at hand.
 */
export const hashFact = (
  fact: Omit<Fact, 'hash'>,
  body: string | Uint8Array = JSON.stringify(fact.body),
): string =>
  createHash('sha256')
    .update(fact.previousHash, 'hex')
    .update(beforeBody(fact))
    .update(body)
    .update(afterBody)
    .digest('hex');
