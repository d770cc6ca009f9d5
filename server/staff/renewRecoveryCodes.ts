import { err, ok, type Result } from '#shared/model/result.ts';
import type { Secret } from '#shared/model/secret.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { deriveKey } from '../codes/deriveKey.ts';
import type { RateLimit } from '../http/createRateLimit.ts';
import { lockLog } from '../log/lockLog.ts';
import type { StoreContext } from '../storeContext.ts';
import type { Passwords } from './passwords.ts';
import { hashRecoveryCode, newRecoveryCodes, stepOfCode } from './secondFactor.ts';

export interface RecoveryCodesWanted {
  readonly staff: string;
  readonly password: string;
  /** Of the authenticator; a recovery code makes no others. */
  readonly code: string;
}

export type RecoveryCodesError = 'recovery_refused' | 'too_many' | 'busy' | 'unknown_staff';

/** Makes ten new recovery codes for whoever proves to be the owner of the account; those of before end. */
export const renewRecoveryCodes = async (
  context: StoreContext,
  { passwords, guesses }: { readonly passwords: Passwords; readonly guesses: RateLimit },
  { staff, password, code }: RecoveryCodesWanted,
): Promise<Result<readonly Secret[], RecoveryCodesError>> => {
  const { database, clock, random } = context;
  const key = await deriveKey(context, 'staff code');
  const row = await database
    .selectFrom('staff')
    .selectAll()
    .where('id', '=', staff)
    .executeTakeFirst();
  if (row === undefined || key === undefined) return err('unknown_staff');
  if (!guesses(`recovery ${staff}`)) return err('too_many');
  const isPassword = await passwords.verify(password, row.password);
  if (!isPassword.ok) return isPassword;
  const now = clock();
  const step = stepOfCode({ key, salt: row.code_salt ?? '' }, code, now);
  const codes = newRecoveryCodes(random);
  const actor = `staff:${staff}` as const;
  return database.transaction().execute(async (trx) => {
    await lockLog(trx, row.event);
    const isProven = isPassword.value && step !== undefined;
    const used = !isProven
      ? undefined
      : await trx
          .updateTable('staff')
          .set({ code_step: step })
          .where('id', '=', staff)
          .where('state', '=', 'active')
          // What was true before this transaction may be so no more; and each code is good once.
          .where('password', '=', row.password)
          .where('code_step', '<', step)
          .returning('id')
          .executeTakeFirst();
    if (used === undefined) {
      await appendAudit(trx, { event: row.event, now }, [
        { actor, action: 'staff.recovery_refused', subject: staff },
      ]);
      return err('recovery_refused');
    }
    await trx.deleteFrom('staff_recovery_codes').where('staff', '=', staff).execute();
    await trx
      .insertInto('staff_recovery_codes')
      .values(codes.map((each) => ({ staff, code_hash: hashRecoveryCode(each.reveal()) })))
      .execute();
    await appendAudit(trx, { event: row.event, now }, [
      { actor, action: 'staff.recovery_codes_made', subject: staff },
    ]);
    return ok(codes);
  });
};
