import { err, ok, type Result } from '#shared/model/result.ts';
import type { Secret } from '#shared/model/secret.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { deriveKey } from '../codes/deriveKey.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';
import { lockLog } from '../log/lockLog.ts';
import { sha256 } from '../log/hashFact.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import type { Passwords } from './passwords.ts';
import { hashRecoveryCode, newRecoveryCodes, stepOfCode, totpToSetUp } from './secondFactor.ts';
import { toStaffMember, type StaffMember } from './staffMember.ts';

export interface AccountToSetUp {
  readonly member: StaffMember;
  /** For the authenticator app: as the address in a QR code, and to type. */
  readonly totp: ReturnType<typeof totpToSetUp>;
}

/** Whose account an invitation sets up; undefined where it was used, replaced or is too old. */
export const readInvitation = async (
  context: StoreContext,
  text: string,
): Promise<AccountToSetUp | undefined> => {
  const event = await readEvent(context.database);
  const key = await deriveKey(context, 'staff code');
  const row = await invitedRow(context.database, context.clock(), text);
  if (event === null || key === undefined || row === undefined) return undefined;
  const totp = totpToSetUp(
    { key, salt: sha256(text) },
    { issuer: `Lanyard ${event.name}`, label: row.login },
  );
  return { member: toStaffMember(row), totp };
};

export interface NewAccount {
  readonly invitation: string;
  readonly password: string;
  /** Of the authenticator: proves that it was set up. */
  readonly code: string;
}

export type SetUpError = 'invitation_over' | 'password_weak' | 'wrong_code' | 'busy';

/** Sets the account up, once; gives the recovery codes, which are shown now and never again. */
export const setUpAccount = async (
  context: StoreContext,
  passwords: Passwords,
  { invitation, password, code }: NewAccount,
): Promise<Result<readonly Secret[], SetUpError>> => {
  const { database, clock, random } = context;
  const now = clock();
  const key = await deriveKey(context, 'staff code');
  const invited = await invitedRow(database, now, invitation);
  if (key === undefined || invited === undefined) return err('invitation_over');
  if (!isGoodPassword(password, invited.login)) return err('password_weak');
  const salt = sha256(invitation);
  const step = stepOfCode({ key, salt }, code, now);
  if (step === undefined) return err('wrong_code');
  const hash = await passwords.hash(password);
  if (!hash.ok) return hash;
  const codes = newRecoveryCodes(random);
  return database.transaction().execute(async (trx) => {
    await lockLog(trx, invited.event);
    // Asked once more, now that nobody else writes: an invitation is good once.
    if ((await invitedRow(trx, now, invitation)) === undefined) return err('invitation_over');
    await trx.deleteFrom('staff_invitations').where('staff', '=', invited.id).execute();
    await trx
      .updateTable('staff')
      .set({ state: 'active', password: hash.value, code_salt: salt, code_step: step })
      .where('id', '=', invited.id)
      .execute();
    await trx.deleteFrom('staff_recovery_codes').where('staff', '=', invited.id).execute();
    await trx
      .insertInto('staff_recovery_codes')
      .values(
        codes.map((each) => ({ staff: invited.id, code_hash: hashRecoveryCode(each.reveal()) })),
      )
      .execute();
    await appendAudit(trx, { event: invited.event, now }, [
      { actor: `staff:${invited.id}`, action: 'staff.set_up', subject: invited.id },
    ]);
    return ok(codes);
  });
};

/** Long rather than odd (NIST SP 800-63B section 3.1.1.2), and not the name it belongs to. */
export const isGoodPassword = (password: string, login: string): boolean => {
  const text = password.normalize('NFC').toLowerCase();
  const letters = new Set(text);
  return text.length >= 12 && text.length <= 200 && letters.size >= 5 && !text.includes(login);
};

const invitedRow = (trx: StoreDatabase | StoreTransaction, now: number, text: string) =>
  trx
    .selectFrom('staff_invitations')
    .innerJoin('staff', 'staff.id', 'staff_invitations.staff')
    .selectAll('staff')
    .where('staff_invitations.secret_hash', '=', sha256(text))
    .where('staff_invitations.expires_at', '>', now)
    .where('staff.state', '=', 'invited')
    .executeTakeFirst();
