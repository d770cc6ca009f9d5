import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  findPrivateLink,
  privateLinkKinds,
  type PrivateLinkKind,
} from '#shared/codes/findPrivateLink.ts';
import { openBackend } from '#server/database/openBackend.ts';
import { systemEvery } from '#server/systemEvery.ts';
import { eventStart, setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const hour = 3_600_000;
const day = 24 * hour;

const setup = async () => {
  const made = await setupTokenStore();
  const { links } = made.store;
  const issue = async (kind: PrivateLinkKind, more: { readonly subject?: string } = {}) => {
    const issued = await links.issue([
      {
        kind,
        subject: 'person-1',
        actor: 'terminal',
        reason: 'invitation',
        ...(kind === 'registration' || kind === 'availability'
          ? { expiresAt: eventStart + hour }
          : {}),
        ...(kind === 'access-as' ? { boundTo: 'staff-1' } : {}),
        ...more,
      },
    ]);
    const [first] = issued.ok ? issued.value : [];
    if (first === undefined) throw new Error('not issued');
    return { handle: first.link.handle, text: first.text.reveal(), link: first.link };
  };
  const redeem = (kind: PrivateLinkKind, text: string) =>
    links.redeem({
      kind,
      text,
      actor: 'attendee',
      ...(kind === 'access-as' ? { boundTo: 'staff-1' } : {}),
    });
  /** The tables themselves, past the store. */
  const openTables = async () => {
    const opened = await openBackend(made.place, {
      random: randomBytes,
      every: systemEvery,
      log: made.log,
    });
    if (!opened.ok) throw new Error(opened.error.code);
    onTestFinished(() => opened.value.close());
    return opened.value.database;
  };
  return { ...made, links, issue, redeem, openTables };
};

const refused = { ok: false, error: { code: 'link_refused' } };
const because = (handle: string) => ({ handle, actor: 'staff:1', reason: 'asked for' }) as const;

describe('a personal link', () => {
  it('opens its own kind only, whichever kind it is offered as', async () => {
    const { issue, redeem } = await setup();
    for (const kind of privateLinkKinds) {
      const { text } = await issue(kind);
      expect(findPrivateLink(text)).toBe(kind);
      for (const place of privateLinkKinds.filter((other) => other !== kind)) {
        expect([kind, place, await redeem(place, text)]).toEqual([kind, place, refused]);
      }
      expect(await redeem(kind, text)).toMatchObject({ ok: true, value: { kind } });
    }
  });

  it('refuses unknown, expired, early, suspended, revoked, superseded and used-up links alike', async () => {
    const { issue, redeem, links, time } = await setup();
    const [suspended, revoked, superseded] = [
      await issue('app', { subject: 'person-1' }),
      await issue('app', { subject: 'person-2' }),
      await issue('app', { subject: 'person-3' }),
    ];
    await links.change('suspend', because(suspended.handle));
    await links.change('revoke', because(revoked.handle));
    await links.rotate(because(superseded.handle));
    const used = await issue('access-as');
    await redeem('access-as', used.text);
    const texts = [`la1_${'a'.repeat(39)}`, '', suspended.text, revoked.text, superseded.text];
    for (const text of texts) expect(await redeem('app', text)).toEqual(refused);
    expect(await redeem('access-as', used.text)).toEqual(refused);
    const expired = await issue('app', { subject: 'person-4' });
    time.now = eventStart + 10 * hour + 3 * day + 1;
    expect(await redeem('app', expired.text)).toEqual(refused);
    time.now = eventStart - 1;
    expect(await redeem('app', expired.text)).toEqual(refused);
  });

  it('works again when it is no longer suspended, never again when it was revoked', async () => {
    const { issue, redeem, links } = await setup();
    const { handle, text } = await issue('app');
    await links.change('suspend', because(handle));
    await links.change('resume', because(handle));
    expect(await redeem('app', text)).toMatchObject({ ok: true });
    await links.change('revoke', because(handle));
    expect(await links.change('resume', because(handle))).toMatchObject({
      ok: false,
      error: { code: 'not_possible' },
    });
  });

  it('ends with all others of its generation when it is replaced, the new one works', async () => {
    const { issue, redeem, links } = await setup();
    const [first, reminder] = [await issue('sponsor'), await issue('sponsor')];
    expect(reminder.link.generation).toBe(1);
    const fresh = await links.rotate(because(first.handle));
    if (!fresh.ok) throw new Error(fresh.error.code);
    expect(fresh.value.link).toMatchObject({ generation: 2, supersedes: first.handle });
    expect(await redeem('sponsor', first.text)).toEqual(refused);
    expect(await redeem('sponsor', reminder.text)).toEqual(refused);
    expect(await redeem('sponsor', fresh.value.text.reveal())).toMatchObject({ ok: true });
    expect((await issue('sponsor')).link.generation).toBe(2);
  });

  it('for one use is used once, however many ask at the same moment', async () => {
    const { issue, redeem } = await setup();
    const { text } = await issue('access-as');
    const answers = await Promise.all(Array.from({ length: 20 }, () => redeem('access-as', text)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('to access as somebody needs a reason, ten minutes and the staff member it was made for', async () => {
    const { links, issue, time } = await setup();
    const wanted = { kind: 'access-as', subject: 'person-1', actor: 'staff:1' } as const;
    expect(await links.issue([{ ...wanted, reason: ' ', boundTo: 'staff-1' }])).toMatchObject({
      error: { code: 'no_reason' },
    });
    expect(await links.issue([{ ...wanted, reason: 'helps' }])).toMatchObject({
      error: { code: 'not_bound' },
    });
    const { text } = await issue('access-as');
    const asStaff = (boundTo: string) =>
      links.redeem({ kind: 'access-as', text, actor: 'staff:2', boundTo });
    expect(await asStaff('staff-2')).toEqual(refused);
    time.now += 10 * 60_000;
    expect(await asStaff('staff-1')).toEqual(refused);
  });

  it('cannot be made to live longer than its kind may', async () => {
    const { links } = await setup();
    const expiresAt = eventStart + 10 * hour + 31 * day;
    expect(
      await links.issue([
        { kind: 'app', subject: 'person-1', actor: 'terminal', reason: '', expiresAt },
      ]),
    ).toMatchObject({ error: { code: 'lives_too_long' } });
  });
});

describe('the store', () => {
  it('keeps no secret of any link, in no file and no log line', async () => {
    const { issue, redeem, openTables, log } = await setup();
    const texts: string[] = [];
    for (const kind of privateLinkKinds) {
      const { text } = await issue(kind);
      await redeem(kind, text);
      texts.push(text);
    }
    const tables = await openTables();
    const kept = [
      await tables.selectFrom('links').selectAll().execute(),
      await tables.selectFrom('audit').selectAll().execute(),
    ].map((rows) => JSON.stringify(rows));
    for (const text of texts) {
      expect([...kept, ...log.lines].some((line) => line.includes(text.slice(4, 20)))).toBe(false);
    }
  });

  it('has the whole history of a link, and finds out when the audit was tampered with', async () => {
    const { issue, redeem, links, store, openTables } = await setup();
    const { handle, text } = await issue('app');
    await redeem('app', text);
    await links.change('revoke', because(handle));
    expect((await links.history(handle, 10)).map(({ action }) => action)).toEqual([
      'link.revoke',
      'link.redeemed',
      'link.issued',
    ]);
    expect(await store.verifyAudit()).toEqual({ isWhole: true, lines: 3 });
    const tables = await openTables();
    await tables.updateTable('audit').set({ reason: 'another' }).where('seq', '=', 2).execute();
    expect(await store.verifyAudit()).toEqual({ isWhole: false, line: 2 });
  });
});
