import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import { createVisitor } from '#test/support/web/createVisitor.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';
import { signInStaff } from '#test/support/web/signInStaff.ts';
import { codeStep, staffPassword } from '#test/support/server/setUpStaff.ts';

let pages: OpenPages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

const visit = (headers = {}) => createVisitor(pages.url, headers);

describe('an invitation', () => {
  test('becomes an account by password and authenticator, and signs in', async () => {
    const invited = await pages.store.staff.invite({
      login: 'first@example.org',
      name: 'First <b>Owner</b>',
      role: 'owner',
      actor: 'terminal',
    });
    if (!invited.ok) throw new Error(invited.error.code);
    const text = invited.value.text.reveal();
    const visitor = visit();
    expect((await visitor.get('/console/set-up')).status).toBe(200);
    expect(
      await visitor.post('/console/set-up', { link: `${pages.url}/console/set-up#${text}` }),
    ).toMatchObject({ status: 303, location: '/console/set-up/account' });
    const page = await visitor.get('/console/set-up/account');
    expect(page.text).toContain('data:image/svg+xml;base64,');
    const [, typed = ''] = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.text) ?? [];
    const totp = new TOTP({ secret: Secret.fromBase32(typed.replaceAll(' ', '')) });
    const code = () => totp.generate({ timestamp: pages.time.now });
    expect(
      await visitor.post('/console/set-up/account', { password: 'short', code: code() }),
    ).toMatchObject({ status: 422 });
    const done = await visitor.post('/console/set-up/account', {
      password: staffPassword,
      code: code(),
    });
    expect(done.text.match(/<li><code>/g)).toHaveLength(10);
    expect((await visitor.get('/console/set-up/account')).status).toBe(403);
    pages.time.now += 30_000;
    expect(
      await visitor.post('/console/sign-in', {
        login: 'first@example.org',
        password: staffPassword,
        code: code(),
      }),
    ).toMatchObject({ status: 303, location: '/console' });
    const home = await visitor.get('/console');
    expect(home.text).toContain('First &lt;b&gt;Owner&lt;/b&gt;');
  });

  test('that is over or made up says so', async () => {
    const answer = await visit().post('/console/set-up', { link: 'made-up' });
    expect(answer).toMatchObject({ status: 403 });
    expect(answer.text).toContain('was used already');
  });
});

describe('the way in', () => {
  test('is the only page for who is not signed in', async () => {
    expect(await visit().get('/console')).toMatchObject({
      status: 303,
      location: '/console/sign-in',
    });
    expect(await visit().post('/console/staff/invite')).toMatchObject({
      status: 303,
      location: '/console/sign-in',
    });
  });

  test('says the same whatever is wrong, and keeps the name that was typed', async () => {
    const answers = await Promise.all(
      ['nobody', 'first@example.org'].map((login) =>
        visit().post('/console/sign-in', { login, password: 'guess', code: '123456' }),
      ),
    );
    for (const { status } of answers) expect(status).toBe(403);
    expect(answers[0]?.text.replaceAll('nobody', 'first@example.org')).toBe(answers[1]?.text);
  });

  test('is not taken from another site', async () => {
    const answer = await visit({ 'sec-fetch-site': 'cross-site' }).post('/console/sign-in');
    expect(answer).toMatchObject({ status: 403 });
  });

  test('is in German too', async () => {
    const answer = await visit({ 'accept-language': 'de' }).get('/console/sign-in');
    expect(answer.text).toContain('<html lang="de" dir="ltr">');
    expect(answer.text).toContain('Anmeldename');
  });
});

describe('a session of the console', () => {
  test('has a cookie that goes to the console alone', async () => {
    const { visitor } = await signInStaff(pages, 'organiser', 'cookie');
    expect(visitor.cookies()).toEqual(['lanyard-staff', 'lanyard-browser']);
    expect((await visitor.get('/console')).status).toBe(200);
  });

  test('is changed by its own forms only, and ends by signing out', async () => {
    const { visitor } = await signInStaff(pages, 'organiser', 'forms');
    expect(await visitor.post('/console/sign-out', { token: 'other' })).toMatchObject({
      status: 403,
    });
    expect(await visitor.post('/console/sign-out')).toMatchObject({ status: 303 });
    expect(await visitor.get('/console')).toMatchObject({ location: '/console/sign-in' });
  });

  test('ends elsewhere when its owner changes the password', async () => {
    const { visitor, id } = await signInStaff(pages, 'organiser', 'password');
    const [session] = await pages.store.staff.sessionsOf(id);
    expect(session?.browser).toBe('');
    const wrong = await visitor.post('/console/account/password', {
      current: 'guess',
      next: 'a new long sentence',
    });
    expect(wrong.status).toBe(422);
    const right = await visitor.post('/console/account/password', {
      current: staffPassword,
      next: 'a new long sentence',
    });
    expect(right.text).toContain('Your password is changed');
    expect(await pages.store.staff.sessionsOf(id)).toHaveLength(1);
  });

  test('makes new recovery codes with password and digits, and ends those of before', async () => {
    const { visitor, id, codeNow } = await signInStaff(pages, 'organiser', 'recovery');
    const path = '/console/account/recovery';
    expect((await visitor.get('/console/account')).text).toContain(`href="${path}"`);
    const password = staffPassword;
    for (const wrong of [
      { password: 'guess', code: codeNow() },
      { password, code: '000000' },
      { password, code: '' },
    ]) {
      const refused = await visitor.post(path, wrong);
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('Password or digits are not right');
    }
    const made = await visitor.post(path, { password, code: codeNow() });
    const codes = [...made.text.matchAll(/<code>([a-z2-7-]{19})<\/code>/g)].map(([, code]) => code);
    expect(codes).toHaveLength(10);
    expect(made.headers.get('cache-control')).toContain('no-store');
    // Each six-digit code is good once.
    expect((await visitor.post(path, { password, code: codeNow() })).status).toBe(422);
    const signIn = (code = '') =>
      visit().post('/console/sign-in', { login: 'recovery', password, code });
    expect(await signIn(codes[0])).toMatchObject({ status: 303 });
    expect((await visitor.post(path, { password, code: codes[1] ?? '' })).status).toBe(422);
    pages.time.now += codeStep;
    expect(await visitor.post(path, { password, code: codeNow() })).toMatchObject({ status: 200 });
    expect((await signIn(codes[2])).status).not.toBe(303);
    const actions = (await pages.auditOf(id, 'staff.recovery')).map(({ action }) => action);
    expect(actions.filter((action) => action === 'staff.recovery_codes_made')).toHaveLength(2);
    expect(actions.filter((action) => action === 'staff.recovery_refused')).toHaveLength(5);
  });

  test('is over at once when an owner disables the account', async () => {
    const owner = await signInStaff(pages, 'owner', 'owner');
    const helper = await signInStaff(pages, 'helpdesk', 'helper');
    expect((await helper.visitor.get('/console')).status).toBe(200);
    const disabled = await owner.visitor.post('/console/staff/change', {
      staff: helper.id,
      change: 'disable',
    });
    expect(disabled).toMatchObject({ status: 303, location: '/console/staff' });
    expect(await helper.visitor.get('/console')).toMatchObject({ location: '/console/sign-in' });
  });
});

test('an owner invites colleagues, and hands over an address that is shown once', async () => {
  const { visitor } = await signInStaff(pages, 'owner', 'inviter');
  const shown = await visitor.post('/console/staff/invite', {
    login: 'Colleague',
    name: 'A colleague',
    role: 'auditor',
  });
  const [, text = ''] = /\/console\/set-up#([\w-]{43})/.exec(shown.text) ?? [];
  expect(await pages.store.staff.readInvitation(text)).toMatchObject({
    member: { login: 'colleague', role: 'auditor' },
  });
  expect((await visitor.get('/console/staff')).text).not.toContain(text);
  const taken = await visitor.post('/console/staff/invite', {
    login: 'colleague',
    name: 'Another',
    role: 'auditor',
  });
  expect(taken.text).toContain('There is an account with this sign-in name already');
});
