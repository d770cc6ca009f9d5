import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Campaign, NewCampaign } from '#server/campaigns/campaign.ts';
import { createVisitor } from '#test/support/web/createVisitor.ts';
import { openPages, type OpenPages } from '#test/support/web/openPages.ts';

let pages: OpenPages;
beforeAll(async () => {
  pages = await openPages();
});
afterAll(() => pages.close());

const day = 24 * 3_600_000;
const asked: Omit<NewCampaign, 'closesAt'> = {
  name: 'Dinner of the speakers',
  question: 'When can you come?\nWe book for all of you.',
  timeZone: 'Europe/Berlin',
  days: ['2027-05-10', '2027-05-11'],
  slots: [
    { from: '23:00', until: '00:30' },
    { from: '09:00', until: '10:00' },
  ],
};
const morning = '2027-05-10_09:00-10:00';
const night = '2027-05-10_23:00-00:30';

const create = async (more: Partial<NewCampaign> = {}): Promise<Campaign> => {
  const closesAt = pages.time.now + day;
  const made = await pages.store.campaigns.create({ ...asked, closesAt, ...more }, 'terminal');
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
};
const enter = async (campaign: Campaign, subject: string) => {
  const { text, handle } = await pages.link('availability', subject, { scope: campaign.id });
  const visitor = createVisitor(pages.url);
  expect(await visitor.post('/v', { link: text })).toMatchObject({ location: '/v/answer' });
  return { ...visitor, handle };
};

let campaign: Campaign;
beforeEach(async () => {
  campaign = await create();
});

describe('the form behind an availability link', () => {
  test('asks the campaign’s question for every day and slot', async () => {
    const ada = await enter(campaign, 'ada');
    const { status, text } = await ada.get('/v/answer');
    expect(status).toBe(200);
    expect(text).toContain('When can you come?');
    expect(text).toContain('Ada Beispiel');
    expect(text.match(/type="radio"/g)).toHaveLength(2 * 2 * 3);
    expect(text).toContain('Monday 10 May');
    expect(text).toContain('<bdi>23:00 – 00:30</bdi>');
  });

  test('keeps the last answer, and those before it', async () => {
    const ada = await enter(campaign, 'ada');
    const saved = await ada.post('/v/answer', { [`slot_${morning}`]: 'yes', comment: 'Hungry' });
    expect(saved).toMatchObject({ status: 303, location: '/v/answer?saved' });
    expect((await ada.get('/v/answer?saved')).text).toContain('Your answer is saved.');
    pages.time.now += 60_000;
    await ada.post('/v/answer', {
      [`slot_${morning}`]: 'no',
      [`slot_${night}`]: 'if_need_be',
      comment: '',
    });
    expect(await pages.store.campaigns.history(campaign.id, 'ada')).toEqual([
      {
        no: 2,
        at: pages.time.now,
        choices: { [morning]: 'no', [night]: 'if_need_be' },
        comment: '',
      },
      { no: 1, at: pages.time.now - 60_000, choices: { [morning]: 'yes' }, comment: 'Hungry' },
    ]);
    const { text } = await ada.get('/v/answer');
    expect(text).toContain('You answered 2 times');
    expect(text.match(/checked/g)).toHaveLength(2);
  });

  test('leaves who answered on record, by the link they did it with', async () => {
    const ada = await enter(campaign, 'ada');
    await ada.post('/v/answer', { [`slot_${morning}`]: 'yes' });
    const [last] = await pages.store.links.history(ada.handle, 1);
    expect(last).toMatchObject({
      actor: 'attendee:ada',
      action: 'availability.answered',
      subject: 'ada',
    });
  });

  test.each([
    ['nothing chosen', {}, 'at least one time'],
    ['a slot that nobody asked for', { 'slot_2027-05-12_09:00-10:00': 'yes' }, 'at least one time'],
    ['a choice that there is not', { [`slot_${morning}`]: 'maybe' }, 'at least one time'],
    ['a long comment', { [`slot_${morning}`]: 'yes', comment: 'x'.repeat(1001) }, 'too long'],
    [
      'a personal link in the comment',
      { [`slot_${morning}`]: 'yes', comment: `see la1_${'a'.repeat(39)}` },
      'personal link',
    ],
  ])('refuses %s and shows what was said', async (_, fields, sentence) => {
    const ada = await enter(campaign, 'ada');
    const { status, text } = await ada.post('/v/answer', fields);
    expect(status).toBe(422);
    expect(text).toContain(sentence);
    if (morning in fields) expect(text).toContain('checked');
    expect(await pages.store.campaigns.history(campaign.id, 'ada')).toEqual([]);
  });

  test('is to read once the campaign is closed', async () => {
    const ada = await enter(campaign, 'ada');
    await ada.post('/v/answer', { [`slot_${morning}`]: 'yes', comment: 'Hungry' });
    await pages.store.campaigns.close(campaign.id, 'terminal');
    const { status, text } = await ada.get('/v/answer');
    expect(status).toBe(200);
    expect(text).toContain('This closed on');
    expect(text).toContain('Hungry');
    expect(text).not.toContain('type="radio"');
    const late = await ada.post('/v/answer', { [`slot_${morning}`]: 'no' });
    expect(late.status).toBe(422);
    expect(late.text).toContain('closed before');
    expect(await pages.store.campaigns.history(campaign.id, 'ada')).toHaveLength(1);
  });

  test('is that of its own campaign and person', async () => {
    const other = await create({ name: 'Rehearsal' });
    const ada = await enter(other, 'ada');
    await ada.post('/v/answer', { [`slot_${morning}`]: 'yes' });
    expect(await pages.store.campaigns.history(campaign.id, 'ada')).toEqual([]);
    const zoe = await enter(other, 'zoe');
    expect((await zoe.get('/v/answer')).text).not.toContain('checked');
  });

  test('is not changed from another site', async () => {
    const ada = await enter(campaign, 'ada');
    const fields = { [`slot_${morning}`]: 'yes', token: 'other' };
    expect(await ada.post('/v/answer', fields)).toMatchObject({ status: 403 });
    expect(await pages.store.campaigns.history(campaign.id, 'ada')).toEqual([]);
  });

  test('is behind its link alone', async () => {
    const stranger = createVisitor(pages.url);
    expect(await stranger.get('/v/answer')).toMatchObject({ status: 303, location: '/v' });
    expect(await stranger.post('/v/answer')).toMatchObject({ status: 303, location: '/v' });
    const nowhere = await enter({ ...campaign, id: 'gone' }, 'ada');
    expect(await nowhere.get('/v/answer')).toMatchObject({ status: 404 });
  });
});

describe('a time zone of one’s own', () => {
  test('comes first, with the time at the event beside it, on the days of one’s own calendar', async () => {
    const ada = await enter(campaign, 'ada');
    const { text } = await ada.get('/v/answer?zone=Asia/Tokyo');
    expect(text).toContain('<bdi>16:00 – 17:00</bdi>');
    expect(text).toContain('<bdi>09:00 – 10:00</bdi>');
    // Monday night in Berlin is Tuesday morning in Tokyo.
    expect(text).toMatch(/Tuesday 11 May, <\/span><bdi>06:00 – 07:30<\/bdi>/);
    expect(text).toContain('<bdi>Mon 23:00 – 00:30</bdi>');
    expect(text).toContain('Wednesday 12 May');
  });

  test('is kept for the next pages, and nonsense is not taken', async () => {
    const ada = await enter(campaign, 'ada');
    await ada.get('/v/answer?zone=Asia/Tokyo');
    expect((await ada.get('/v/answer')).text).toContain('data-zone="Asia/Tokyo"');
    for (const nonsense of ['Nowhere/City', '<b>', '%2B02:00', 'x'.repeat(5000)]) {
      const { text } = await ada.get(`/v/answer?zone=${nonsense}`);
      expect(text).toContain('data-zone="Asia/Tokyo"');
    }
  });

  test.each([
    ['de', 'Montag, 10. Mai', 'Mitteleuropäische'],
    ['fr', 'lundi 10 mai', 'heure d’Europe centrale'],
    ['es', 'lunes, 10 de mayo', 'hora de Europa central'],
    ['ar', 'الاثنين', 'توقيت وسط أوروبا'],
  ])('is written in the person’s language: %s', async (language, date, zone) => {
    const ada = await enter(campaign, 'ada');
    const { text } = await ada.get(`/v/answer?lang=${language}`);
    expect(text).toContain(date);
    expect(text).toContain(zone);
  });
});
