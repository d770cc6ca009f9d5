import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attendee } from '#shared/model/attendee.ts';
import type { CardSettings } from '#server/cards/cardSettings.ts';
import { createVisitor, type Visitor } from '#test/support/web/createVisitor.ts';
import { joinStation, type JoinedStation } from '#test/support/web/joinStation.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';

const hour = 3_600_000;

let pages: OpenPages;
let desk: JoinedStation;
beforeAll(async () => {
  pages = await openPages();
  desk = await joinStation(pages.store, pages.dataDir);
});
afterAll(() => pages.close());

interface Guest {
  readonly id: string;
  readonly badge: string;
  readonly visitor: Visitor;
  /** The words of their page of cards. */
  readonly page: () => Promise<string>;
}
const guest = async (fields: Partial<Attendee> = {}, settings?: CardSettings): Promise<Guest> => {
  const id = await pages.newcomer({ company: 'Acme', phone: '+49 30 1', ...fields });
  const issued = await pages.store.issueCode({ attendeeId: id, medium: 'badge' });
  const visitor = createVisitor(pages.url);
  await visitor.post('/a', { link: (await pages.link('app', id)).text });
  if (settings !== undefined) {
    const { mode, fields: shown } = settings;
    const [first = ''] = shown;
    // A form sends one box that is ticked as a text, and a visitor no more than that.
    if (shown.length > 1) await pages.store.cards.saveSettings(id, settings);
    else await visitor.post('/a/cards/settings', { mode, ...(first && { fields: first }) });
  }
  return {
    id,
    visitor,
    badge: issued.ok ? issued.value.text : '',
    page: async () => {
      const { text } = await visitor.get('/a/cards');
      return text
        .slice(text.indexOf('<main'))
        .replaceAll(/<[^>]+>|\s+/g, ' ')
        .replaceAll(/ +/g, ' ');
    },
  };
};
const scan = ({ visitor }: Guest, code: string) => visitor.post('/a/cards/scan', { code });
const idIn = async ({ visitor }: Guest): Promise<string> =>
  /name="id" value="([^"]+)"/.exec((await visitor.get('/a/cards')).text)?.[1] ?? '';
const openly: CardSettings = { mode: 'give', fields: ['company', 'email', 'phone'] };

describe('a scan of a badge', () => {
  test('hands over nothing before its owner agreed, and then what their card says', async () => {
    const ada = await guest({ firstName: 'Ada', lastName: 'Asks' });
    const bo = await guest({ firstName: 'Bo', lastName: 'Quiet', company: 'Böhm & Co' });
    expect(await scan(ada, bo.badge)).toMatchObject({ location: '/a/cards?done=asked' });
    expect(await ada.page()).not.toMatch(/Bo|Böhm/);
    expect(await ada.page()).toContain('You asked on 3 May 2027 at 09:00.');
    expect(await bo.page()).toContain(
      'Ada Asks Company Acme If you agree, they get: name and Company.',
    );
    await bo.visitor.post('/a/cards/answer', { id: await idIn(bo), answer: 'yes' });
    expect(await ada.page()).toContain(
      'Bo Quiet Company Böhm &amp; Co They have of you: name and Company.',
    );
    expect(await bo.page()).toContain('Ada Asks Company Acme They have of you: name and Company.');
    // Neither mail nor phone: those are off unless turned on.
    expect(await ada.page()).not.toMatch(/\+49|@example/);
  });

  test('exchanges cards at once with who gives theirs freely, in any letter case', async () => {
    const ada = await guest({ firstName: 'Ada' });
    const eve = await guest({ firstName: 'Eve', lastName: 'Open' }, openly);
    expect(await scan(ada, ` ${eve.badge.toLowerCase()} `)).toMatchObject({
      location: '/a/cards?done=given',
    });
    expect(await ada.page()).toContain(
      `Eve Open Company Acme E-mail ${eve.id}@example.org Phone +49 30 1`,
    );
    expect(await eve.page()).toContain('Ada');
  });

  test('gets the same answer from who is asked, who wants no questions, and who said no', async () => {
    const ada = await guest({ firstName: 'Ada' });
    const asked = await guest();
    const silent = await guest({}, { mode: 'off', fields: [] });
    const refusing = await guest();
    await scan(ada, refusing.badge);
    await refusing.visitor.post('/a/cards/answer', { id: await idIn(refusing), answer: 'no' });
    const answers = [];
    for (const { badge } of [asked, silent, refusing]) answers.push(await scan(ada, badge));
    for (const { status, location } of answers) {
      expect({ status, location }).toEqual({ status: 303, location: '/a/cards?done=asked' });
    }
    expect((await ada.page()).match(/You asked on/g)).toHaveLength(3);
    expect(await silent.page()).not.toContain('Ada');
    // A no stands, also when the question was taken back and asked again.
    expect(await refusing.page()).not.toContain('Ada');
    for (let no = 0; no < 3; no += 1) {
      await ada.visitor.post('/a/cards/withdraw', { id: await idIn(ada) });
    }
    expect(await ada.page()).not.toContain('You asked on');
    await scan(ada, refusing.badge);
    expect(await refusing.page()).not.toContain('Ada');
  });

  test('in return is a yes', async () => {
    const [ada, bo] = [await guest({ firstName: 'Ada' }), await guest({ firstName: 'Bo' })];
    await scan(ada, bo.badge);
    expect(await scan(bo, ada.badge)).toMatchObject({ location: '/a/cards?done=given' });
    expect(await ada.page()).toContain('Bo');
    expect(await bo.page()).toContain('Ada');
  });

  test('of a badge that a station printed counts, and of the one before it no more', async () => {
    const ada = await guest();
    const { id } = await guest({ firstName: 'Printed' }, openly);
    const { subject = '' } = (await pages.store.people.read(id)) ?? {};
    const first = await desk.signBadge({ subject, generation: 2 });
    await desk.tell('badgePrinted', id, { generation: 2, printer: 'pdf' });
    expect(await scan(ada, first)).toMatchObject({ location: '/a/cards?done=given' });
    // Printed while the station had no network: the store has not heard of it yet.
    const reprint = await desk.signBadge({ subject, generation: 3 });
    expect(await scan(await guest(), reprint)).toMatchObject({ location: '/a/cards?done=given' });
    await desk.tell('badgePrinted', id, { generation: 3, printer: 'pdf' });
    expect(await scan(await guest(), first)).toMatchObject({ status: 422 });
  });

  test('of what a revoked station signed counts only where it recorded the badge', async () => {
    const ada = await guest();
    const lost = await joinStation(pages.store, pages.dataDir);
    const { id } = await guest({}, openly);
    const { subject = '' } = (await pages.store.people.read(id)) ?? {};
    const recorded = await lost.signBadge({ subject, generation: 2 });
    await lost.tell('badgePrinted', id, { generation: 2, printer: 'pdf' });
    const forged = await lost.signBadge({ subject, generation: 3 });
    await pages.store.revokeStation(lost.id);
    expect(await scan(ada, forged)).toMatchObject({ status: 422 });
    expect(await scan(ada, recorded)).toMatchObject({ location: '/a/cards?done=given' });
  });

  test('tells nothing about badges that do not count', async () => {
    const ada = await guest();
    const held = await guest({ hold: 'suspended' }, openly);
    const canceled = await guest({ status: 'canceled' });
    const other = await guest({}, openly);
    const forged = `${other.badge.slice(0, -9)}AAAAAAAAQ`;
    const stranger = await desk.signBadge({ subject: 'f'.repeat(16), generation: 1 });
    const answers = [];
    for (const code of [held.badge, canceled.badge, forged, stranger, 'LB1', '', '4006381333931']) {
      answers.push(await scan(ada, code));
    }
    for (const { status, text } of answers) {
      expect({ status, text }).toEqual({ status: 422, text: answers[0]?.text });
    }
    const { now } = pages.time;
    pages.time.now += 7 * 24 * hour + 10 * hour;
    expect(await scan(ada, other.badge)).toMatchObject({ status: 422 });
    pages.time.now = now;
  });

  test.each([
    ['an entry code', /entry code, which is for its owner alone/],
    ['a private link', /private link. It was not kept/],
    ['the own badge', /your own badge/],
  ])('of %s is refused in words', async (what, words) => {
    const ada = await guest();
    const other = await guest({}, openly);
    const entry = await pages.store.issueCode({ attendeeId: other.id, medium: 'entry' });
    const link = await pages.link('app', other.id);
    const code =
      what === 'the own badge'
        ? ada.badge
        : what === 'a private link'
          ? link.url
          : entry.ok
            ? entry.value.text
            : '';
    const { status, text } = await scan(ada, code);
    expect(status).toBe(422);
    expect(text).toMatch(words);
    expect(text).not.toContain(code);
    expect(await ada.page()).toContain('None yet.');
  });

  test('is not done by the hundred', async () => {
    const ada = await guest();
    const answers = [];
    for (let no = 0; no < 31; no += 1) answers.push(await scan(ada, 'LB1'));
    expect(answers.at(-1)).toMatchObject({ status: 429 });
  });
});

describe('consent', () => {
  test('for each field is the giver’s, and what is turned off disappears from cards given before', async () => {
    const ada = await guest({ firstName: 'Ada' });
    const eve = await guest({ firstName: 'Eve' }, { mode: 'give', fields: ['email'] });
    await scan(ada, eve.badge);
    expect(await ada.page()).toContain(`Eve Gast`);
    expect(await ada.page()).toContain(`E-mail ${eve.id}@example.org`);
    expect(await ada.page()).not.toContain('+49');
    // More later is for later: this exchange was agreed to with the mail address alone.
    await pages.store.cards.saveSettings(eve.id, openly);
    expect(await ada.page()).not.toContain('+49');
    await pages.store.cards.saveSettings(eve.id, { mode: 'give', fields: ['phone'] });
    expect(await ada.page()).not.toMatch(/@example|\+49/);
  });

  test.each(['the giver', 'the taker'])(
    'is withdrawn by %s, on both sides at once',
    async (who) => {
      const ada = await guest({ firstName: 'Ada' });
      const eve = await guest({ firstName: 'Eve' }, openly);
      await scan(ada, eve.badge);
      const [one, other] = who === 'the giver' ? [eve, ada] : [ada, eve];
      await one.visitor.post('/a/cards/withdraw', { id: await idIn(one) });
      for (const guestOf of [one, other]) expect(await guestOf.page()).toContain('None yet.');
      // Who took back their card from this very person is asked from now on.
      expect(await scan(ada, eve.badge)).toMatchObject({
        location: who === 'the giver' ? '/a/cards?done=asked' : '/a/cards?done=given',
      });
    },
  );

  test('is nobody else’s to give or to take back', async () => {
    const [ada, bo, eve] = [await guest(), await guest(), await guest()];
    await scan(ada, bo.badge);
    const id = await idIn(bo);
    for (const wrong of [ada, eve]) {
      await wrong.visitor.post('/a/cards/answer', { id, answer: 'yes' });
    }
    await eve.visitor.post('/a/cards/withdraw', { id });
    expect(await bo.page()).toContain('They ask for your card');
    expect(await ada.page()).toContain('You asked on');
  });

  test('leaves a record of what happened, with no name or address in it', async () => {
    const ada = await guest();
    const eve = await guest({}, openly);
    await scan(ada, eve.badge);
    await eve.visitor.post('/a/cards/withdraw', { id: await idIn(eve) });
    const lines = await pages.auditOf(eve.id, 'card.');
    expect(lines.map(({ action, actor }) => [action, actor])).toEqual([
      ['card.settings', `attendee:${eve.id}`],
      ['card.given', `attendee:${ada.id}`],
    ]);
    expect(await pages.auditOf(ada.id, 'card.')).toMatchObject([
      { action: 'card.withdrawn', actor: `attendee:${eve.id}` },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/Acme|example\.org|\+49/);
    expect(await pages.store.verifyAudit()).toMatchObject({ isWhole: true });
  });
});
