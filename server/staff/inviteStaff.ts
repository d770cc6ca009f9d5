import { v7 as uuidv7 } from 'uuid';
import type { Event } from '#shared/model/event.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { secretOf, type Secret } from '#shared/model/secret.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { sha256 } from '../log/hashFact.ts';
import type { StoreContext } from '../storeContext.ts';
import { StaffLogin, StaffName, toStaffMember, type StaffMember } from './staffMember.ts';
import type { StaffRole } from './staffRole.ts';

export interface StaffToInvite {
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly actor: Actor;
}

/** `text` sets the account up, once, until `expiresAt` (ms since 1970). It is for that person alone and is not kept. */
export interface Invitation {
  readonly member: StaffMember;
  readonly text: Secret;
  readonly expiresAt: number;
}

type Deps = Pick<StoreContext, 'clock' | 'random'>;

/** Makes an account that nobody can use before it was set up by who holds the invitation. */
export const inviteStaff = async (
  trx: StoreTransaction,
  context: Deps,
  { event, wanted }: { readonly event: Event; readonly wanted: StaffToInvite },
): Promise<Result<Invitation, 'invalid_input' | 'login_taken'>> => {
  const login = StaffLogin.safeParse(wanted.login);
  const name = StaffName.safeParse(wanted.name);
  if (!login.success || !name.success) return err('invalid_input');
  const now = context.clock();
  const row = {
    id: uuidv7({ msecs: now, random: context.random(16) }),
    event: event.id,
    login: login.data,
    name: name.data,
    role: wanted.role,
    state: 'invited',
    password: null,
    code_salt: null,
    code_step: 0,
    created_by: wanted.actor,
    created_at: now,
  };
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('staff')
    .values(row)
    .onConflict((conflict) => conflict.columns(['event', 'login']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return err('login_taken');
  await appendAudit(trx, { event: event.id, now }, [
    {
      actor: wanted.actor,
      action: 'staff.invited',
      subject: row.id,
      details: { role: wanted.role },
    },
  ]);
  return ok({ member: toStaffMember(row), ...(await newInvitation(trx, context, row.id)) });
};

/** For who lost password or phone: both count no more, every session ends, and the account is set up anew. */
export const resetStaff = async (
  trx: StoreTransaction,
  context: Deps,
  { event, staff, actor }: { readonly event: Event; readonly staff: string; readonly actor: Actor },
): Promise<Result<Invitation, 'unknown_staff' | 'not_possible'>> => {
  const row = await trx
    .selectFrom('staff')
    .selectAll()
    .where('event', '=', event.id)
    .where('id', '=', staff)
    .executeTakeFirst();
  if (row === undefined) return err('unknown_staff');
  if (row.state === 'disabled') return err('not_possible');
  const fresh = { state: 'invited', password: null, code_salt: null };
  await trx.updateTable('staff').set(fresh).where('id', '=', staff).execute();
  await trx.deleteFrom('staff_sessions').where('staff', '=', staff).execute();
  await trx.deleteFrom('staff_recovery_codes').where('staff', '=', staff).execute();
  await appendAudit(trx, { event: event.id, now: context.clock() }, [
    { actor, action: 'staff.reset', subject: staff },
  ]);
  const member = toStaffMember({ ...row, ...fresh });
  return ok({ member, ...(await newInvitation(trx, context, staff)) });
};

/** The invitations before it count no more. */
const newInvitation = async (trx: StoreTransaction, { clock, random }: Deps, staff: string) => {
  const text = Buffer.from(random(32)).toString('base64url');
  const expiresAt = clock() + invitationMs;
  await trx.deleteFrom('staff_invitations').where('staff', '=', staff).execute();
  await trx
    .insertInto('staff_invitations')
    .values({ secret_hash: sha256(text), staff, expires_at: expiresAt })
    .execute();
  return { text: secretOf(text), expiresAt };
};

const invitationMs = 3 * 24 * 3_600_000;

/** Where an invitation is opened; the secret stands behind the `#`, which no browser sends. */
export const invitationUrl = (publicUrl: string, text: Secret): Secret =>
  secretOf(`${publicUrl.replace(/\/+$/, '')}/console/set-up#${text.reveal()}`);
