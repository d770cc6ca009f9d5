import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import type { StoreContext } from '../storeContext.ts';
import { toStaffMember, type StaffMember } from './staffMember.ts';
import type { StaffRole } from './staffRole.ts';

export type StaffChange =
  | { readonly kind: 'disable' }
  | { readonly kind: 'enable' }
  | { readonly kind: 'role'; readonly role: StaffRole };

export interface ChangeOfStaff {
  readonly staff: string;
  readonly change: StaffChange;
  readonly actor: Actor;
}

export type ChangeStaffError = 'unknown_staff' | 'not_possible' | 'last_owner';

/** Disables an account (its sessions end at once), enables it, or gives it another role. The last owner stays. */
export const changeStaff = async (
  trx: StoreTransaction,
  { clock }: Pick<StoreContext, 'clock'>,
  { event, of }: { readonly event: string; readonly of: ChangeOfStaff },
): Promise<Result<StaffMember, ChangeStaffError>> => {
  const { staff, change, actor } = of;
  const row = await trx
    .selectFrom('staff')
    .selectAll()
    .where('event', '=', event)
    .where('id', '=', staff)
    .executeTakeFirst();
  if (row === undefined) return err('unknown_staff');
  const next = changed(row, change);
  if (next === undefined) return err('not_possible');
  const isOwner = row.role === 'owner' && row.state === 'active';
  const staysOwner = next.role === 'owner' && next.state === 'active';
  if (isOwner && !staysOwner && !(await hasOtherOwner(trx, event, staff))) return err('last_owner');
  await trx.updateTable('staff').set(next).where('id', '=', staff).execute();
  if (next.state === 'disabled') {
    await trx.deleteFrom('staff_sessions').where('staff', '=', staff).execute();
    await trx.deleteFrom('staff_invitations').where('staff', '=', staff).execute();
  }
  await appendAudit(trx, { event, now: clock() }, [
    { actor, action: actions[change.kind], subject: staff, details: { role: next.role } },
  ]);
  return ok(toStaffMember({ ...row, ...next }));
};

const actions = {
  disable: 'staff.disabled',
  enable: 'staff.enabled',
  role: 'staff.role_changed',
} as const;

interface Standing {
  readonly role: string;
  readonly state: string;
}

const changed = (
  { role, state, password }: Standing & { readonly password: string | null },
  change: StaffChange,
): Standing | undefined => {
  switch (change.kind) {
    case 'disable':
      return state === 'disabled' ? undefined : { role, state: 'disabled' };
    case 'enable':
      if (state !== 'disabled') return undefined;
      return { role, state: password === null ? 'invited' : 'active' };
    case 'role':
      return { role: change.role, state };
  }
};

const hasOtherOwner = async (
  trx: StoreTransaction,
  event: string,
  staff: string,
): Promise<boolean> => {
  const other = await trx
    .selectFrom('staff')
    .select('id')
    .where('event', '=', event)
    .where('id', '<>', staff)
    .where('role', '=', 'owner')
    .where('state', '=', 'active')
    .executeTakeFirst();
  return other !== undefined;
};
