import { createHash } from 'node:crypto';
import type { Fact } from '#shared/model/fact.ts';
import { factLine } from '#shared/rules/factLine.ts';

/** SHA-256 (hex) over the hash of the line before and this line, as at the stations. */
export const hashFact = (fact: Omit<Fact, 'hash'>): string =>
  createHash('sha256').update(fact.previousHash, 'hex').update(factLine(fact)).digest('hex');

export const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/** What the first line of a journal has as its previous hash. */
export const noHash = '0'.repeat(64);
