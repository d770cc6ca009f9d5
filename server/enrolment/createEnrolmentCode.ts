import { formatEnrolmentCode, type Enrolment } from '#shared/codes/enrolmentCode.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { Role } from '#shared/model/role.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreDatabase } from '../database/tables.ts';
import { readHubSetting } from '../hub/hubSetting.ts';
import { readSetting } from '../database/settings.ts';
import { lockLog } from '../log/lockLog.ts';
import { sha256 } from '../log/hashFact.ts';
import { readEvent } from '../readEvent.ts';
import { readUpstream } from '../upstream/upstreamSetting.ts';
import type { StoreContext } from '../storeContext.ts';

export interface EnrolmentCodeOptions {
  /** Where stations reach the store; else where its hub is served, else the address at which it was last served. */
  readonly url?: string;
  /** How long the code may be used, ms; 15 minutes unless told. */
  readonly ttlMs?: number;
  /** What the station will be, and with that what it may see of people; a desk unless told. */
  readonly role?: Role;
  /** For a hub, which then vouches for stations of its own. A hub makes none: it would stand between two stores. */
  readonly forHub?: boolean;
  /** The terminal unless told. */
  readonly actor?: Actor;
}

export type EnrolmentCode = { readonly code: string; readonly expiresAt: number };

/** A code with which one station may enrol, once. The store keeps SHA-256 of its secret only. */
export const createEnrolmentCode = async (
  { database, clock, random }: StoreContext,
  options: EnrolmentCodeOptions,
): Promise<Result<EnrolmentCode, 'no_event' | 'no_address' | 'is_hub'>> => {
  const event = await readEvent(database);
  if (event === null) return err('no_event');
  const isForHub = options.forHub === true;
  if (isForHub && (await readUpstream(database)) !== undefined) return err('is_hub');
  const place = await placeOf(database, options.url);
  if (place === undefined) return err('no_address');
  const secret = random(16);
  const now = clock();
  const expiresAt = now + (options.ttlMs ?? 15 * 60_000);
  const role = options.role ?? 'desk';
  await database.transaction().execute(async (trx) => {
    await lockLog(trx, event.id);
    await trx
      .insertInto('enrolment_codes')
      .values({
        secret_hash: sha256(secret),
        event: event.id,
        created_at: now,
        expires_at: expiresAt,
        used_by: null,
        role,
        is_for_hub: isForHub ? 1 : 0,
      })
      .execute();
    await appendAudit(trx, { event: event.id, now }, [
      { actor: options.actor ?? 'terminal', action: 'station.invited', details: { role } },
    ]);
  });
  return ok({ code: formatEnrolmentCode({ ...place, secret }), expiresAt });
};

const placeOf = async (
  database: StoreDatabase,
  wanted: string | undefined,
): Promise<Omit<Enrolment, 'secret'> | undefined> => {
  if (wanted !== undefined) return { url: wanted };
  const { pin, urls } = await readHubSetting(database);
  const [hubUrl, ...otherUrls] = urls;
  if (hubUrl !== undefined && pin !== null) {
    return { url: hubUrl, hub: { keyHash: Buffer.from(pin, 'base64url'), otherUrls } };
  }
  const url = await readSetting(database, 'address');
  return url === undefined ? undefined : { url };
};
