import { Secret, TOTP } from 'otpauth';
import type { TokenStore } from '#server/createTokenStore.ts';
import type { StaffMember } from '#server/staff/staffMember.ts';
import type { StaffRole } from '#server/staff/staffRole.ts';

export const staffPassword = 'meadow larch 41 otter';
/** One step of the authenticator's clock, ms. */
export const codeStep = 30_000;

export interface SetUpStaff {
  readonly member: StaffMember;
  /** What the authenticator shows now. */
  readonly codeNow: () => string;
  readonly recoveryCodes: readonly string[];
}

/** Sets an invited account up as its owner would; the clock goes on a step, so that there is a fresh code. */
export const setUpInvited = async (
  store: TokenStore,
  time: { now: number },
  invitation: string,
): Promise<SetUpStaff> => {
  const account = await store.staff.readInvitation(invitation);
  if (account === undefined) throw new Error('no invitation');
  const totp = new TOTP({
    secret: Secret.fromBase32(account.totp.typed.reveal().replaceAll(' ', '')),
  });
  const codeNow = () => totp.generate({ timestamp: time.now });
  const done = await store.staff.setUp({ invitation, password: staffPassword, code: codeNow() });
  if (!done.ok) throw new Error(done.error.code);
  time.now += codeStep;
  return {
    member: account.member,
    codeNow,
    recoveryCodes: done.value.map((each) => each.reveal()),
  };
};

export const setUpStaff = async (
  store: TokenStore,
  time: { now: number },
  { login, role }: { readonly login: string; readonly role: StaffRole },
): Promise<SetUpStaff> => {
  const invited = await store.staff.invite({ login, name: login, role, actor: 'terminal' });
  if (!invited.ok) throw new Error(invited.error.code);
  return setUpInvited(store, time, invited.value.text.reveal());
};
