import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { campaignCsv } from '#server/campaigns/campaignCsv.ts';
import { checkCampaign, type NewCampaign } from '#server/campaigns/campaign.ts';
import { campaignSlots } from '#server/campaigns/campaignSlots.ts';
import { planCampaign, type Invitee } from '#server/campaigns/planCampaign.ts';
import { anAttendee } from '#test/support/seedStation.ts';
import { eventStart, setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const hour = 3_600_000;
const dinner: NewCampaign = {
  name: 'Dinner',
  timeZone: 'Europe/Berlin',
  days: ['2027-05-11', '2027-05-10', '2027-05-11'],
  slots: [{ from: '19:00', until: '21:00' }],
  closesAt: eventStart + hour,
};
const monday = '2027-05-10_19:00-21:00';
const tuesday = '2027-05-11_19:00-21:00';

const setup = async () => {
  const made = await setupTokenStore();
  const { campaigns, people } = made.store;
  await people.add(
    [
      { id: 'ada', firstName: 'Ada', category: 'speaker' },
      { id: 'bob', firstName: 'Bob', category: 'speaker' },
      { id: 'eve', firstName: 'Eve', category: 'speaker', status: 'canceled' as const },
      { id: 'zoe', firstName: 'Zoe', category: 'press' },
    ].map((person, no) =>
      anAttendee({
        lastName: '',
        email: `${person.id}@example.org`,
        ...person,
        subject: `00000000000000b${no}`,
      }),
    ),
    'terminal',
  );
  const created = await campaigns.create(dinner, 'staff:1');
  if (!created.ok) throw new Error(created.error.code);
  const { id } = created.value;
  const answer = (subject: string, choices: Record<string, 'yes' | 'if_need_be' | 'no'>) =>
    campaigns.answer({
      campaign: id,
      subject,
      answer: { choices, comment: '' },
      actor: 'attendee',
      link: 'handle',
    });
  return { ...made, campaigns, id, answer };
};

describe('a campaign', () => {
  test('has each day and slot once, in their order', async () => {
    const { campaigns, id } = await setup();
    expect(await campaigns.read(id)).toMatchObject({ days: ['2027-05-10', '2027-05-11'] });
    expect(await campaigns.list()).toHaveLength(1);
  });

  test.each([
    ['no name', { name: ' ' }, 'invalid_campaign'],
    ['a day that there is not', { days: ['2027-02-29'] }, 'invalid_campaign'],
    ['no day', { days: [] }, 'invalid_campaign'],
    ['a time that there is not', { slots: [{ from: '9:00', until: '10:00' }] }, 'invalid_campaign'],
    ['a slot of no length', { slots: [{ from: '09:00', until: '09:00' }] }, 'invalid_campaign'],
    ['a zone that there is not', { timeZone: 'Europe/Nowhere' }, 'invalid_campaign'],
    ['a close after the event', { closesAt: eventStart + 11 * hour }, 'closes_too_late'],
    ['a personal link', { question: `See la1_${'a'.repeat(39)}` }, 'make_a_generic_link'],
    [
      'only a slot that its day leaves out',
      { days: ['2027-03-28'], slots: [{ from: '02:00', until: '03:00' }] },
      'invalid_campaign',
    ],
  ])('is refused with %s', (_, wrong, code) => {
    expect(
      checkCampaign({ ...dinner, ...wrong }, { endsAt: eventStart + 10 * hour }),
    ).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  test('is changed, but for its time zone once somebody answered', async () => {
    const { campaigns, id, answer } = await setup();
    const change = (changes: Partial<NewCampaign>) =>
      campaigns.change({ id, changes, actor: 'staff:1' });
    expect(await change({ timeZone: 'Europe/Paris' })).toMatchObject({ ok: true });
    await answer('ada', { [monday]: 'yes' });
    expect(await change({ timeZone: 'Asia/Tokyo' })).toMatchObject({
      error: { code: 'has_answers' },
    });
    await change({ days: ['2027-05-10', '2027-05-12'] });
    expect(await campaigns.plan(id)).toMatchObject({
      slots: [
        { id: monday, yes: ['ada'] },
        { id: '2027-05-12_19:00-21:00', open: ['ada'] },
      ],
    });
  });

  test('takes answers until it closes, and not at that moment', async () => {
    const { id, answer, campaigns, time } = await setup();
    time.now = eventStart + hour - 1;
    expect(await answer('ada', { [monday]: 'yes' })).toMatchObject({ ok: true });
    time.now += 1;
    const late = { ok: false, error: { code: 'campaign_closed' } };
    expect(await answer('ada', { [monday]: 'no' })).toEqual(late);
    expect(await campaigns.history(id, 'ada')).toHaveLength(1);
  });

  test('invites each once, and writes to nobody who canceled', async () => {
    const { campaigns, id } = await setup();
    const invite = (who: Parameters<typeof campaigns.invite>[0]['who']) =>
      campaigns.invite({ campaign: id, who, actor: 'staff:1' });
    expect(await invite({ category: 'speaker' })).toMatchObject({ value: { invited: 2 } });
    expect(await invite('everybody')).toMatchObject({ value: { invited: 1 } });
    expect(await invite({ ids: ['ada', 'ada'] })).toEqual({
      ok: true,
      value: { invited: 0, mailing: null, leftOut: [{ subject: 'ada', why: 'invited_before' }] },
    });
    expect(await invite({ ids: ['nobody'] })).toMatchObject({
      error: { code: 'unknown_recipient' },
    });
    expect((await campaigns.plan(id))?.invitees.map(({ name }) => name)).toEqual([
      'Ada',
      'Bob',
      'Zoe',
    ]);
  });

  test('is answered by several at once without losing an answer', async () => {
    const { campaigns, id, answer } = await setup();
    await Promise.all([1, 2, 3, 4].map(() => answer('ada', { [monday]: 'yes' })));
    expect((await campaigns.history(id, 'ada')).map(({ no }) => no)).toEqual([4, 3, 2, 1]);
  });
});

describe('the plan of a campaign', () => {
  test('counts who can when, and finds the times that most can gladly come to', async () => {
    const { campaigns, id, answer } = await setup();
    expect(await campaigns.plan(id)).toMatchObject({ best: [], answered: 0 });
    await answer('ada', { [monday]: 'yes', [tuesday]: 'yes' });
    await answer('bob', { [monday]: 'if_need_be', [tuesday]: 'yes' });
    await answer('zoe', { [monday]: 'no' });
    expect(await campaigns.plan(id)).toMatchObject({
      answered: 3,
      best: [tuesday],
      slots: [
        { id: monday, yes: ['ada'], ifNeedBe: ['bob'], no: ['zoe'], open: [] },
        { id: tuesday, yes: ['ada', 'bob'], ifNeedBe: [], no: [], open: ['zoe'] },
      ],
    });
  });
});

describe('slots of a campaign', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];

  test.each([
    ['spring, over the gap', '2027-03-28 01:00-04:00', [2]],
    ['spring, in the gap', '2027-03-28 02:00-03:00', []],
    ['spring, into the gap', '2027-03-28 01:30-02:30', [1]],
    ['autumn, over the hour that comes twice', '2027-10-31 01:00-04:00', [4]],
    ['over midnight', '2027-05-10 23:00-01:00', [2]],
    ['over midnight into the gap’s day', '2027-03-27 23:00-04:00', [4]],
  ])('are as long as the clocks at the event make them: %s', (_, written, hours) => {
    const [day = '', from = '', until = ''] = written.split(/[ ]|(?<=:\d\d)-/);
    const slots = campaignSlots({
      days: [day],
      slots: [{ from, until }],
      timeZone: 'Europe/Berlin',
    });
    expect(slots.map(({ startsAt, endsAt }) => (endsAt - startsAt) / hour)).toEqual(hours);
  });

  test('begin and end at the times that the campaign names, on any day in any zone', () => {
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
    const clock = (of: number): string =>
      `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 3650 }),
        minutes,
        minutes,
        (timeZone, dayNo, from, until) => {
          fc.pre(from !== until);
          const day = new Date(Date.UTC(2024, 0, 1) + dayNo * 24 * hour).toISOString().slice(0, 10);
          const slots = [{ from: clock(from), until: clock(until) }];
          const shown = (time: number): string =>
            new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(time);
          for (const slot of campaignSlots({ days: [day], slots, timeZone })) {
            expect(slot.startsAt).toBeLessThan(slot.endsAt);
            // The days of a change: a time that is left out is moved, and the rest is as it is written.
            const length = (until - from + 24 * 60) % (24 * 60);
            if (slot.endsAt - slot.startsAt !== length * 60_000) continue;
            expect([shown(slot.startsAt), shown(slot.endsAt)]).toEqual([clock(from), clock(until)]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the plan as CSV', () => {
  const campaign = { ...dinner, question: '', days: ['2027-05-10'], id: 'c', createdAt: 0 };
  const csvOf = (invitees: readonly Invitee[]) =>
    Papa.parse<string[]>(campaignCsv(planCampaign(campaign, invitees)).slice(1), {
      skipEmptyLines: true,
    }).data;
  const answer = { no: 1, at: eventStart, choices: { [monday]: 'if_need_be' as const } };

  test('has a line for each person and a column for each slot', () => {
    const invitees = [
      { subject: '1', name: 'Ada', company: 'A, B & "C"', answer: { ...answer, comment: 'a\nb' } },
      { subject: '2', name: 'Bob', company: '', answer: null },
    ];
    expect(csvOf(invitees)).toEqual([
      ['Name', 'Company', '2027-05-10 19:00-21:00 Europe/Berlin', 'Comment', 'Answered at'],
      ['Ada', 'A, B & "C"', 'if need be', 'a\nb', '2027-05-10T07:00:00.000Z'],
      ['Bob', '', '', '', ''],
    ]);
  });

  test('never begins a cell with a formula, and loses no other character', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .tuple(
          fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' =', '＝', '\n', '=1\n+1'),
          fc.string(),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, text, text, (name, company, comment) => {
        const person = { subject: '1', name, company, answer: { ...answer, comment } };
        const [, row = []] = csvOf([person]);
        for (const [no, value] of [name, company].entries()) {
          const cell = row[no] ?? '';
          expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
          expect([value, `'${value}`]).toContain(cell);
        }
        expect([comment, `'${comment}`]).toContain(row[3]);
      }),
    );
  });
});
