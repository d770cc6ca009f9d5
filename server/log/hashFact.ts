import { hash } from 'node:crypto';
import type { Fact } from '#shared/model/fact.ts';
import { factLine } from '#shared/rules/factLine.ts';

/** SHA-256 (hex) over the hash of the line before and this line, as at the stations. */
export const hashFact = (fact: Omit<Fact, 'hash'>): string =>
  hash(
    'sha256',
    Buffer.concat([Buffer.from(fact.previousHash, 'hex'), Buffer.from(factLine(fact))]),
  );

export const sha256 = (data: string | Uint8Array): string => hash('sha256', data);

/** What the first line of a journal has as its previous hash. */
export const noHash = '0'.repeat(64);
