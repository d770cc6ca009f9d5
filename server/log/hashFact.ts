import { hash } from 'node:crypto';
import type { Fact } from '#shared/model/fact.ts';
import { factLine } from '#shared/rules/factLine.ts';

/** SHA-256 (hex) over the hash of the line before and this line, as at the stations. */
export const hashFact = (fact: Omit<Fact, 'hash'>): string => {
  const line = factLine(fact);
  // A letter of a text is three bytes at most.
  const bytes = line.length <= 5000 ? scratch : Buffer.allocUnsafe(32 + 3 * line.length);
  const start = bytes.write(fact.previousHash, 'hex');
  return hash('sha256', bytes.subarray(0, start + bytes.write(line, start)));
};

/** Used again by each line: making a buffer takes about as long as hashing a line. */
const scratch = Buffer.alloc(32 + 3 * 5000);

export const sha256 = (data: string | Uint8Array): string => hash('sha256', data);

/** What the first line of a journal has as its previous hash. */
export const noHash = '0'.repeat(64);
