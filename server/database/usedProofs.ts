import { sql } from 'kysely';
import type { StoreDatabase } from './tables.ts';

/** Remembers that a proof was used; false where it was used before. `window` is the minute of its nonce. */
export type UseProof = (window: number, proofId: string) => Promise<boolean>;

/** For processes side by side: a request copied from one must not be good at another. */
export const createSharedProofs = (database: StoreDatabase): UseProof => {
  let newest = 0;
  return async (window, proofId) => {
    const { numAffectedRows } =
      await sql`INSERT INTO used_proofs (minute, id) VALUES (${window}, ${proofId}) ON CONFLICT DO NOTHING`.execute(
        database,
      );
    if (window > newest) {
      newest = window;
      // Nonces are good for five minutes; a clock that was set back may make that a little more.
      await sql`DELETE FROM used_proofs WHERE minute < ${window - 15}`.execute(database);
    }
    return numAffectedRows === 1n;
  };
};
