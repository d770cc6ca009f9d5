import { createHash } from 'node:crypto';
import type { Fact } from '#shared/model/fact.ts';

/** SHA-256 (hex) that chains the store's own facts: the previous hash, then the rest of the fact as sorted JSON. */
export const hashFact = (fact: Omit<Fact, 'hash'>): string => {
  const { previousHash, ...rest } = fact;
  return sha256(`${previousHash}\n${sortedJson(rest)}`);
};

export const sha256 = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/** What the first line of a journal has as its previous hash. */
export const noHash = '0'.repeat(64);

const sortedJson = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(
          Object.entries(item).toSorted(([one], [other]) => (one < other ? -1 : 1)),
        )
      : item,
  );
