import { formatEnrolmentCode } from '#shared/codes/enrolmentCode.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { readSetting } from '../database/settings.ts';
import { sha256 } from '../log/hashFact.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';

export interface EnrolmentCodeOptions {
  /** Where stations reach the store; else the address at which it was last served. */
  readonly url?: string;
  /** How long the code may be used, ms; 15 minutes unless told. */
  readonly ttlMs?: number;
}

export type EnrolmentCode = { readonly code: string; readonly expiresAt: number };

/** A code with which one station may enrol, once. The store keeps SHA-256 of its secret only. */
export const createEnrolmentCode = async (
  { database, clock, random }: StoreContext,
  options: EnrolmentCodeOptions,
): Promise<Result<EnrolmentCode, 'no_event' | 'no_address'>> => {
  const event = await readEvent(database);
  if (event === null) return err('no_event');
  const url = options.url ?? (await readSetting(database, 'address'));
  if (url === undefined) return err('no_address');
  const secret = random(16);
  const now = clock();
  const expiresAt = now + (options.ttlMs ?? 15 * 60_000);
  await database
    .insertInto('enrolment_codes')
    .values({
      secret_hash: sha256(secret),
      event: event.id,
      created_at: now,
      expires_at: expiresAt,
      used_by: null,
    })
    .execute();
  return ok({ code: formatEnrolmentCode({ url, secret }), expiresAt });
};
