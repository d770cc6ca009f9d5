import { v7 as uuidv7 } from 'uuid';
import { secretOf, type Secret } from '#shared/model/secret.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { sha256 } from '../log/hashFact.ts';
import type { StoreContext } from '../storeContext.ts';
import { toStaffMember, type StaffMember } from './staffMember.ts';

/** A browser that a staff member is signed in at; times are ms since 1970. */
export interface StaffSession {
  readonly id: string;
  readonly browser: string;
  readonly createdAt: number;
  readonly seenAt: number;
  readonly expiresAt: number;
}

export interface OpenedSession {
  readonly id: string;
  /** For the browser's cookie; the store keeps its hash. */
  readonly cookie: Secret;
  readonly expiresAt: number;
}

const hour = 3_600_000;
/** A working day, whatever is done in it, and an hour of which nothing is done. */
const longestMs = 12 * hour;
const idleMs = hour;
/** How exactly it is known when somebody was there last: not every look at a page is written down. */
const seenEveryMs = 60_000;

export const openStaffSession = async (
  trx: StoreTransaction,
  { clock, random }: Pick<StoreContext, 'clock' | 'random'>,
  { staff, browser }: { readonly staff: string; readonly browser: string },
): Promise<OpenedSession> => {
  const now = clock();
  const cookie = Buffer.from(random(32)).toString('base64url');
  const row = {
    token_hash: sha256(cookie),
    id: uuidv7({ msecs: now, random: random(16) }),
    staff,
    browser: browser.slice(0, 100),
    created_at: now,
    seen_at: now,
    expires_at: now + longestMs,
  };
  await trx
    .deleteFrom('staff_sessions')
    .where((fields) =>
      fields.or([fields('expires_at', '<=', now), fields('seen_at', '<=', now - idleMs)]),
    )
    .execute();
  await trx.insertInto('staff_sessions').values(row).execute();
  return { id: row.id, cookie: secretOf(cookie), expiresAt: row.expires_at };
};

/** Who is signed in by this cookie. It ends with the account: whoever is disabled is out at once. */
export const readStaffSession = async (
  { database, clock }: StoreContext,
  cookie: string,
): Promise<{ readonly member: StaffMember; readonly session: StaffSession } | undefined> => {
  const now = clock();
  const row = await database
    .selectFrom('staff_sessions')
    .innerJoin('staff', 'staff.id', 'staff_sessions.staff')
    .selectAll('staff')
    .select([
      'staff_sessions.id as session',
      'staff_sessions.browser as browser',
      'staff_sessions.created_at as opened_at',
      'staff_sessions.seen_at as seen_at',
      'staff_sessions.expires_at as expires_at',
    ])
    .where('staff_sessions.token_hash', '=', sha256(cookie))
    .where('staff_sessions.expires_at', '>', now)
    .where('staff_sessions.seen_at', '>', now - idleMs)
    .where('staff.state', '=', 'active')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.seen_at <= now - seenEveryMs) {
    await database
      .updateTable('staff_sessions')
      .set({ seen_at: now })
      .where('id', '=', row.session)
      .execute();
  }
  return {
    member: toStaffMember(row),
    session: {
      id: row.session,
      browser: row.browser,
      createdAt: row.opened_at,
      seenAt: now,
      expiresAt: row.expires_at,
    },
  };
};

/** The browsers that somebody is signed in at now, the latest first. */
export const listStaffSessions = async (
  { database, clock }: StoreContext,
  staff: string,
): Promise<readonly StaffSession[]> => {
  const now = clock();
  const rows = await database
    .selectFrom('staff_sessions')
    .selectAll()
    .where('staff', '=', staff)
    .where('expires_at', '>', now)
    .where('seen_at', '>', now - idleMs)
    .orderBy('seen_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    browser: row.browser,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
  }));
};
