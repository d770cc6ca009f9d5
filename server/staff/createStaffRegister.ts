import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import { createRateLimit } from '../http/createRateLimit.ts';
import { createWriter } from '../log/createWriter.ts';
import type { StoreContext } from '../storeContext.ts';
import { changeStaff, type ChangeOfStaff, type ChangeStaffError } from './changeStaff.ts';
import { inviteStaff, resetStaff, type Invitation, type StaffToInvite } from './inviteStaff.ts';
import { createPasswords } from './passwords.ts';
import { renewRecoveryCodes, type RecoveryCodesWanted } from './renewRecoveryCodes.ts';
import { isGoodPassword, readInvitation, setUpAccount } from './setUpAccount.ts';
import { signIn, type SignedIn, type SignIn, type SignInError } from './signIn.ts';
import { toStaffMember, type StaffMember } from './staffMember.ts';
import { listStaffSessions, readStaffSession, type StaffSession } from './staffSessions.ts';

type Outcome<Value, Code extends string> = Promise<Result<Value, Code | 'no_event'>>;

/** Accounts of the organiser's people, from their invitation on. All of it is on record. */
export interface StaffRegister {
  readonly invite: (wanted: StaffToInvite) => Outcome<Invitation, 'invalid_input' | 'login_taken'>;
  readonly reset: (
    staff: string,
    actor: Actor,
  ) => Outcome<Invitation, 'unknown_staff' | 'not_possible'>;
  readonly readInvitation: (text: string) => ReturnType<typeof readInvitation>;
  readonly setUp: (account: Parameters<typeof setUpAccount>[2]) => ReturnType<typeof setUpAccount>;
  readonly signIn: (wanted: SignIn) => Promise<Result<SignedIn, SignInError>>;
  /** Who is signed in by this cookie; undefined once the session has ended or the account is disabled. */
  readonly session: (cookie: string) => ReturnType<typeof readStaffSession>;
  readonly sessionsOf: (staff: string) => Promise<readonly StaffSession[]>;
  /** Ends one session of somebody; with `but`, all but that one. */
  readonly endSessions: (wanted: SessionsToEnd) => Outcome<{ readonly ended: number }, never>;
  readonly changePassword: (
    wanted: NewPassword,
  ) => Outcome<null, 'wrong_password' | 'password_weak' | 'busy' | 'too_many' | 'unknown_staff'>;
  /** Ten new ones, for whoever has the password and the authenticator; those of before end. */
  readonly renewRecoveryCodes: (
    wanted: RecoveryCodesWanted,
  ) => ReturnType<typeof renewRecoveryCodes>;
  readonly change: (of: ChangeOfStaff) => Outcome<StaffMember, ChangeStaffError>;
  /** In the order in which they were invited. */
  readonly list: () => Promise<readonly StaffMember[]>;
}

export interface SessionsToEnd {
  readonly staff: string;
  readonly which: { readonly only: string } | { readonly but: string };
  readonly actor: Actor;
}

export interface NewPassword {
  readonly staff: string;
  readonly current: string;
  readonly next: string;
}

export const createStaffRegister = (context: StoreContext): StaffRegister => {
  const { database, clock, random } = context;
  const passwords = createPasswords(random);
  const guesses = createRateLimit({ burst: 10, perSecond: 1 / 60 }, clock);

  const write = createWriter(database);

  return {
    invite: (wanted) => write((trx, event) => inviteStaff(trx, context, { event, wanted })),
    reset: (staff, actor) =>
      write((trx, event) => resetStaff(trx, context, { event, staff, actor })),
    readInvitation: (text) => readInvitation(context, text),
    setUp: (account) => setUpAccount(context, passwords, account),
    signIn: (wanted) => signIn(context, { passwords, guesses }, wanted),
    session: (cookie) => readStaffSession(context, cookie),
    sessionsOf: (staff) => listStaffSessions(context, staff),

    endSessions: ({ staff, which, actor }) =>
      write(async (trx, event) => {
        const all = trx.deleteFrom('staff_sessions').where('staff', '=', staff);
        const { numDeletedRows } = await (
          'only' in which ? all.where('id', '=', which.only) : all.where('id', '<>', which.but)
        ).executeTakeFirst();
        const ended = Number(numDeletedRows);
        if (ended > 0) {
          await appendAudit(trx, { event: event.id, now: clock() }, [
            { actor, action: 'staff.signed_out', subject: staff, details: { sessions: ended } },
          ]);
        }
        return ok({ ended });
      }),

    changePassword: async ({ staff, current, next }) => {
      const row = await database
        .selectFrom('staff')
        .select(['login', 'password'])
        .where('id', '=', staff)
        .executeTakeFirst();
      if (row === undefined) return err('unknown_staff');
      if (!guesses(`password ${staff}`)) return err('too_many');
      const isCurrent = await passwords.verify(current, row.password);
      if (!isCurrent.ok) return isCurrent;
      if (!isCurrent.value) return err('wrong_password');
      if (!isGoodPassword(next, row.login)) return err('password_weak');
      const password = await passwords.hash(next);
      if (!password.ok) return password;
      return write(async (trx, event) => {
        await trx
          .updateTable('staff')
          .set({ password: password.value })
          .where('id', '=', staff)
          .execute();
        await appendAudit(trx, { event: event.id, now: clock() }, [
          { actor: `staff:${staff}`, action: 'staff.password_changed', subject: staff },
        ]);
        return ok(null);
      });
    },

    renewRecoveryCodes: (wanted) => renewRecoveryCodes(context, { passwords, guesses }, wanted),

    change: (of) => write((trx, event) => changeStaff(trx, context, { event: event.id, of })),
    list: async () => {
      const rows = await database.selectFrom('staff').selectAll().orderBy('id').execute();
      return rows.map(toStaffMember);
    },
  };
};
