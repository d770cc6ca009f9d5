import { createHash } from 'node:crypto';
import type { Fact } from '#shared/model/fact.ts';
import { factLine } from '#shared/rules/factLine.ts';

/** What stands before the first line of a journal. */
export const firstPreviousHash = '0'.repeat(64);

/**
 * SHA-256 (hex) over the hash of the line before and this line: a changed, missing
 * or moved line breaks the chain (sync.md, rule 2). `bodyText` is the body's JSON.
 */
export const hashFact = (fact: Omit<Fact, 'hash'>, bodyText?: string): string =>
  createHash('sha256')
    .update(fact.previousHash, 'hex')
    .update(factLine(fact, bodyText))
    .digest('hex');
