import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openBackend } from '#server/database/openBackend.ts';
import { createPasswords } from '#server/staff/passwords.ts';
import { systemEvery } from '#server/systemEvery.ts';
import type { StaffRole } from '#server/staff/staffRole.ts';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';
import {
  codeStep,
  setUpInvited,
  setUpStaff,
  staffPassword,
} from '#test/support/server/setUpStaff.ts';

const password = staffPassword;
const step = codeStep;

/** A store with an account that was set up as its owner would. */
const setup = async () => {
  const made = await setupTokenStore();
  const { store, time } = made;
  const { staff } = store;

  const invite = async (login: string, role: StaffRole = 'owner') => {
    const invited = await staff.invite({ login, name: login, role, actor: 'terminal' });
    if (!invited.ok) throw new Error(invited.error.code);
    return invited.value;
  };
  const setUp = (invitation: string) => setUpInvited(store, time, invitation);
  const anAccount = (login: string, role: StaffRole = 'owner') =>
    setUpStaff(store, time, { login, role });
  const signIn = (login: string, code: string, more = {}) =>
    staff.signIn({ login, password, code, browserToken: '', browser: 'Test', ...more });
  const cookieOf = async (login: string, code: string) => {
    const signedIn = await signIn(login, code);
    if (!signedIn.ok) throw new Error(signedIn.error.code);
    return signedIn.value.cookie.reveal();
  };
  return { ...made, staff, invite, setUp, anAccount, signIn, cookieOf };
};

const refused = { ok: false, error: { code: 'sign_in_refused' } };

describe('an account', () => {
  it('is set up by its invitation, once, and signs in with password and code', async () => {
    const { staff, invite, setUp, signIn } = await setup();
    const { text, member } = await invite('Kim@Example.org ');
    expect(member).toMatchObject({ login: 'kim@example.org', state: 'invited' });
    const { codeNow } = await setUp(text.reveal());
    expect(await staff.readInvitation(text.reveal())).toBeUndefined();
    const signedIn = await signIn('kim@example.org', codeNow());
    if (!signedIn.ok) throw new Error(signedIn.error.code);
    expect(await staff.session(signedIn.value.cookie.reveal())).toMatchObject({
      member: { id: member.id, role: 'owner', state: 'active' },
      session: { browser: 'Test' },
    });
  });

  it('is not set up by an invitation that is too old, was replaced or is not one', async () => {
    const { staff, invite, time } = await setup();
    const { text, member } = await invite('kim');
    const again = await staff.reset(member.id, 'terminal');
    if (!again.ok) throw new Error(again.error.code);
    time.now += 3 * 24 * 3_600_000;
    for (const invitation of [text.reveal(), again.value.text.reveal(), '', 'x']) {
      expect(await staff.setUp({ invitation, password, code: '000000' })).toMatchObject({
        error: { code: 'invitation_over' },
      });
    }
  });

  it.each(['short', 'aaaaaaaaaaaaaaaa', 'kim@example.org', 'my kim@example.org is long'])(
    'takes no password like %s',
    async (weak) => {
      const { staff, invite } = await setup();
      const { text } = await invite('kim@example.org');
      expect(
        await staff.setUp({ invitation: text.reveal(), password: weak, code: '123456' }),
      ).toMatchObject({ error: { code: 'password_weak' } });
    },
  );

  it('gives the same answer for no account, a wrong password, a wrong code and a disabled account', async () => {
    const { staff, anAccount, signIn, invite } = await setup();
    const { codeNow } = await anAccount('kim');
    await invite('new');
    const off = await anAccount('lee', 'helpdesk');
    await staff.change({ staff: off.member.id, change: { kind: 'disable' }, actor: 'terminal' });
    expect(await signIn('nobody', codeNow())).toEqual(refused);
    expect(await signIn('new', codeNow())).toEqual(refused);
    expect(await signIn('kim', codeNow(), { password: `${password}!` })).toEqual(refused);
    expect(await signIn('kim', '12345')).toEqual(refused);
    expect(await signIn('lee', off.codeNow())).toEqual(refused);
  });

  it('takes each code once, also when two ask at once', async () => {
    const { anAccount, signIn, time } = await setup();
    const { codeNow } = await anAccount('kim');
    const code = codeNow();
    const both = await Promise.all([signIn('kim', code), signIn('kim', code)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await signIn('kim', code)).toEqual(refused);
    time.now += step;
    expect(await signIn('kim', codeNow())).toMatchObject({ ok: true });
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { anAccount, signIn } = await setup();
    const { recoveryCodes } = await anAccount('kim');
    expect(recoveryCodes).toHaveLength(10);
    const code = recoveryCodes[3] ?? '';
    expect(await signIn('kim', ` ${code.toUpperCase().replaceAll('-', ' ')}`)).toMatchObject({
      ok: true,
    });
    expect(await signIn('kim', code)).toEqual(refused);
  });

  it('slows guesses down without locking out the browser that its owner uses', async () => {
    const { anAccount, signIn, time } = await setup();
    const { codeNow } = await anAccount('kim');
    const first = await signIn('kim', codeNow());
    if (!first.ok) throw new Error(first.error.code);
    const browserToken = first.value.browserToken.reveal();
    const guess = (more = {}) => signIn('kim', 'wrong', { password: 'guess', ...more });
    for (let no = 0; no < 9; no += 1) expect(await guess()).toEqual(refused);
    expect(await guess()).toMatchObject({ error: { code: 'too_many' } });
    expect(await guess({ browserToken: 'made.up' })).toMatchObject({ error: { code: 'too_many' } });
    time.now += step;
    expect(await signIn('kim', codeNow(), { browserToken })).toMatchObject({ ok: true });
    // It is that account's browser, and no other's.
    for (let no = 0; no < 10; no += 1) await signIn('lee', '1', { browserToken });
    expect(await signIn('lee', '1', { browserToken })).toMatchObject({
      error: { code: 'too_many' },
    });
  });
});

describe('a session', () => {
  it('ends after an hour of nothing, and after twelve hours whatever is done', async () => {
    const { staff, anAccount, cookieOf, time } = await setup();
    const { codeNow } = await anAccount('kim');
    const idle = await cookieOf('kim', codeNow());
    time.now += 3_600_000;
    expect(await staff.session(idle)).toBeUndefined();
    const busy = await cookieOf('kim', codeNow());
    for (let halfHours = 0; halfHours < 23; halfHours += 1) {
      time.now += 1_800_000;
      expect(await staff.session(busy)).toBeDefined();
    }
    time.now += 1_800_000;
    expect(await staff.session(busy)).toBeUndefined();
  });

  it('ends at once when the account is disabled or reset, or when its owner says so', async () => {
    const { staff, anAccount, cookieOf, time } = await setup();
    await anAccount('owner');
    const { member, codeNow } = await anAccount('kim', 'organiser');
    const open = async () => {
      time.now += step;
      return cookieOf('kim', codeNow());
    };
    const [one, two] = [await open(), await open()];
    const session = await staff.session(one);
    const kept = session?.session.id ?? '';
    expect(await staff.sessionsOf(member.id)).toHaveLength(2);
    await staff.endSessions({ staff: member.id, which: { but: kept }, actor: 'terminal' });
    expect([await staff.session(two), (await staff.session(one))?.session.id]).toEqual([
      undefined,
      kept,
    ]);
    await staff.change({ staff: member.id, change: { kind: 'disable' }, actor: 'terminal' });
    expect(await staff.session(one)).toBeUndefined();
    await staff.change({ staff: member.id, change: { kind: 'enable' }, actor: 'terminal' });
    const three = await open();
    await staff.reset(member.id, 'terminal');
    expect(await staff.session(three)).toBeUndefined();
    expect((await staff.list()).map(({ state }) => state)).toEqual(['active', 'invited']);
  });
});

describe('the register of staff', () => {
  it('keeps the last owner', async () => {
    const { staff, anAccount } = await setup();
    const { member } = await anAccount('kim');
    const change = (kind: 'disable' | 'organiser') =>
      staff.change({
        staff: member.id,
        change: kind === 'disable' ? { kind } : { kind: 'role', role: kind },
        actor: 'terminal',
      });
    expect(await change('disable')).toMatchObject({ error: { code: 'last_owner' } });
    expect(await change('organiser')).toMatchObject({ error: { code: 'last_owner' } });
    await anAccount('lee');
    expect(await change('organiser')).toMatchObject({ value: { role: 'organiser' } });
  });

  it('changes a password for who knows the one before', async () => {
    const { staff, anAccount, signIn } = await setup();
    const { member, codeNow } = await anAccount('kim');
    const next = 'another long otter 7';
    const change = (current: string) => staff.changePassword({ staff: member.id, current, next });
    expect(await change('wrong')).toMatchObject({ error: { code: 'wrong_password' } });
    expect(await change(password)).toMatchObject({ ok: true });
    expect(await signIn('kim', codeNow())).toEqual(refused);
    expect(await signIn('kim', codeNow(), { password: next })).toMatchObject({ ok: true });
  });

  it('keeps no password, code or cookie that somebody could use', async () => {
    const { invite, setUp, cookieOf, place, log } = await setup();
    const { text } = await invite('kim');
    const account = await setUp(text.reveal());
    const code = account.codeNow();
    const cookie = await cookieOf('kim', code);
    const opened = await openBackend(place, { random: randomBytes, every: systemEvery, log });
    if (!opened.ok) throw new Error(opened.error.code);
    onTestFinished(() => opened.value.close());
    const { database } = opened.value;
    const kept = JSON.stringify([
      await database.selectFrom('staff').selectAll().execute(),
      await database.selectFrom('staff_recovery_codes').selectAll().execute(),
      await database.selectFrom('staff_sessions').selectAll().execute(),
      await database.selectFrom('audit').selectAll().execute(),
      log.lines,
    ]);
    expect(kept).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    for (const secret of [password, text.reveal(), cookie, ...account.recoveryCodes]) {
      expect(kept).not.toContain(secret);
      expect(kept).not.toContain(secret.replaceAll('-', ''));
    }
  });
});

it('passwords are computed by few at once, and the rest are sent away', async () => {
  const passwords = createPasswords(randomBytes);
  const all = await Promise.all(Array.from({ length: 30 }, () => passwords.verify('guess', null)));
  const busy = all.filter((one) => !one.ok);
  expect(busy).toHaveLength(30 - 2 - 16);
  expect(await passwords.verify('guess', null)).toEqual({ ok: true, value: false });
});
