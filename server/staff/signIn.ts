import { createHmac, timingSafeEqual } from 'node:crypto';
import { err, ok, type Result } from '#shared/model/result.ts';
import { secretOf, type Secret } from '#shared/model/secret.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { deriveKey } from '../codes/deriveKey.ts';
import type { StoreTransaction } from '../database/tables.ts';
import type { RateLimit } from '../http/createRateLimit.ts';
import { lockLog } from '../log/lockLog.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import type { Passwords } from './passwords.ts';
import { hashRecoveryCode, stepOfCode } from './secondFactor.ts';
import { openStaffSession, type OpenedSession } from './staffSessions.ts';
import type { StaffRow } from './staffTables.ts';

export interface SignIn {
  readonly login: string;
  readonly password: string;
  /** Six digits of the authenticator, or a recovery code. */
  readonly code: string;
  /** What this browser was given when somebody signed in at it; empty for a strange one. */
  readonly browserToken: string;
  /** As people know it: "Firefox, Linux". */
  readonly browser: string;
}

export interface SignedIn extends OpenedSession {
  /** To be kept by the browser. */
  readonly browserToken: Secret;
}

export type SignInError = 'sign_in_refused' | 'too_many' | 'busy';

export interface SignInDeps {
  readonly passwords: Passwords;
  /** By account, of browsers that it was used in before each by itself: strangers who guess lock nobody out. */
  readonly guesses: RateLimit;
}

/**
 * Opens a session. Unknown account, wrong password and wrong code get the same answer after the same work; a code of the
 * authenticator is good once. Guesses are slowed down as by OWASP's device cookies.
 */
export const signIn = async (
  context: StoreContext,
  { passwords, guesses }: SignInDeps,
  { password, code, browserToken, browser, ...given }: SignIn,
): Promise<Result<SignedIn, SignInError>> => {
  const { database, clock, random } = context;
  const event = await readEvent(database);
  const codeKey = await deriveKey(context, 'staff code');
  const browserKey = await deriveKey(context, 'staff browser');
  if (event === null || codeKey === undefined || browserKey === undefined) {
    return err('sign_in_refused');
  }
  const login = given.login.trim().toLowerCase();
  const isKnownBrowser = isBrowserOf(browserKey, login, browserToken);
  if (!guesses(isKnownBrowser ? `browser ${browserToken}` : `account ${login}`)) {
    return err('too_many');
  }
  const row = await database
    .selectFrom('staff')
    .selectAll()
    .where('event', '=', event.id)
    .where('login', '=', login)
    .executeTakeFirst();
  const isPassword = await passwords.verify(password, row?.password ?? null);
  if (!isPassword.ok) return isPassword;
  const now = clock();
  const step = stepOfCode({ key: codeKey, salt: row?.code_salt ?? '' }, code, now);
  return database.transaction().execute(async (trx) => {
    await lockLog(trx, event.id);
    const used =
      row !== undefined && isPassword.value ? await useCode(trx, { row, step, code }) : undefined;
    if (row === undefined || used === undefined) {
      await appendAudit(trx, { event: event.id, now }, [
        { actor: 'store', action: 'staff.refused', subject: row?.id ?? null },
      ]);
      return err('sign_in_refused');
    }
    const session = await openStaffSession(trx, { clock, random }, { staff: row.id, browser });
    await appendAudit(trx, { event: event.id, now }, [
      {
        actor: `staff:${row.id}`,
        action: 'staff.signed_in',
        subject: row.id,
        details: { session: session.id, by: used },
      },
    ]);
    const token = isKnownBrowser ? browserToken : newBrowserToken(browserKey, login, random(16));
    return ok({ ...session, browserToken: secretOf(token) });
  });
};

interface CodeToUse {
  readonly row: StaffRow;
  readonly step: number | undefined;
  readonly code: string;
}

/** How somebody proved themselves; undefined where the code is wrong or was used. Only an active account has codes. */
const useCode = async (
  trx: StoreTransaction,
  { row, step, code }: CodeToUse,
): Promise<'code' | 'recovery_code' | undefined> => {
  if (step !== undefined) {
    const { numUpdatedRows } = await trx
      .updateTable('staff')
      .set({ code_step: step })
      .where('id', '=', row.id)
      .where('state', '=', 'active')
      // What was true before this transaction may be so no more: somebody reset the account.
      .where('password', '=', row.password)
      .where('code_step', '<', step)
      .executeTakeFirst();
    return numUpdatedRows === 1n ? 'code' : undefined;
  }
  const { numDeletedRows } = await trx
    .deleteFrom('staff_recovery_codes')
    .where('staff', '=', row.id)
    .where('code_hash', '=', hashRecoveryCode(code))
    .where('staff', 'in', (staff) =>
      staff
        .selectFrom('staff')
        .select('id')
        .where('state', '=', 'active')
        .where('password', '=', row.password),
    )
    .executeTakeFirst();
  return numDeletedRows === 1n ? 'recovery_code' : undefined;
};

const newBrowserToken = (key: Buffer, login: string, nonce: Uint8Array): string => {
  const text = Buffer.from(nonce).toString('base64url');
  return `${text}.${sealOf(key, login, text)}`;
};

const isBrowserOf = (key: Buffer, login: string, token: string): boolean => {
  const [nonce = '', seal = ''] = token.split('.');
  const told = Buffer.from(seal);
  const expected = Buffer.from(sealOf(key, login, nonce));
  return told.length === expected.length && timingSafeEqual(told, expected);
};

const sealOf = (key: Buffer, login: string, nonce: string): string =>
  createHmac('sha256', key).update(`${nonce}\0${login}`).digest('base64url');
