import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { screenFaults } from '#test/support/screenFaults.ts';
import { scanByHand, typeByHand } from '#test/support/byHand.ts';
import { holdDate } from '#test/support/holdDate.ts';
import { openDesk, type OpenDesk } from '#test/support/openDesk.ts';

/** Early in the first slot, whenever the test runs: the sessions below are on. */
const openedAt = new Date(2027, 4, 4, 9, 42).getTime();
const beganAt = Date.now();

/** Two of the demo's sessions at the same time, and a person of each; the door is the first one's. */
const session = { id: 'demo-2', title: 'Names in every script', room: 'Garden Room' };
const otherRoom = 'Great Hall';

let desk: OpenDesk;
let registered: string;
let elsewhere: string;
let strangers: readonly string[];

beforeAll(async () => {
  desk = await openDesk({
    clock: () => openedAt + Date.now() - beganAt,
    prepare: (page) => holdDate(page, openedAt),
  });
  desk.page.setDefaultTimeout(8000);
  const given = await desk.station.call('demo.codes', {});
  if (!given.ok) throw new Error(given.error.code);
  const codes = given.value.map(({ text }) => text);
  const people = await Promise.all(codes.map(enter));
  const ofSession = (id: string) =>
    codes.filter((_, place) => people[place]?.includes(id) === true);
  registered = ofSession(session.id)[0] ?? '';
  elsewhere = ofSession('demo-1')[0] ?? '';
  strangers = codes.filter((code) => !ofSession(session.id).includes(code));
  await screen('Door').click();
}, 60_000);
afterAll(() => desk.close());

/** Lets somebody through the entrance, and tells their sessions. */
const enter = async (text: string): Promise<readonly string[]> => {
  const verdict = await desk.station.call('scans.submit', { text, checkpoint: 'entrance' });
  const attendeeId = (verdict.ok ? verdict.value.attendee?.id : undefined) ?? '';
  const profile = await desk.station.call('attendees.profile', { attendeeId });
  return profile.ok ? profile.value.sessions : [];
};

const screen = (name: string) =>
  desk.page.getByRole('navigation').getByRole('button', { name, exact: true });
const button = (name: string | RegExp) => desk.page.getByRole('button', { name });
const word = (text: string) =>
  desk.page.locator('.verdict-word').getByText(text, { exact: true }).waitFor();
const sentence = (text: string) =>
  desk.page.locator('.verdict-say').getByText(text, { exact: true }).waitFor();
const name = () => desk.page.locator('.verdict-name').textContent();
const inRoom = (count: string) =>
  desk.page.locator('.door-count').first().getByText(count, { exact: true }).waitFor();
const panelBox = () => desk.page.locator('.verdict').boundingBox();

describe('the door', () => {
  test('asks for its session, which is found by title or room', async () => {
    await desk.page.getByRole('heading', { name: 'Which session is this door?' }).waitFor();
    await desk.page.getByLabel('Title or room').fill('every SCRIPT');
    await button(/Names in every script/)
      .last()
      .click();
    await word('Ready');
    await desk.page.locator('.door-session').getByText(session.title).waitFor();
    await inRoom('0');
  });

  test('lets a registered person in and counts, and nothing moves when the verdict comes', async () => {
    const before = await panelBox();
    await scanByHand(desk.page, registered);
    await word('Admitted');
    expect(await name()).toBe('Minh Nguyễn');
    await inRoom('1');
    expect(await panelBox()).toEqual(before);
    expect(await screenFaults(desk.page, desk.station)).toEqual([]);
  });

  test('takes the last scan back by U', async () => {
    await desk.page.keyboard.press('u');
    await sentence('The last scan is undone.');
    await inRoom('0');
    await scanByHand(desk.page, registered);
    await word('Admitted');
    await inRoom('1');
  });

  test('checks people out and in again', async () => {
    await desk.page.keyboard.press('o');
    await sentence('Scan a badge to check out.');
    await scanByHand(desk.page, registered);
    await word('Checked out');
    await inRoom('0');
    await desk.page.keyboard.press('o');
    await word('Ready');
    await scanByHand(desk.page, registered);
    await word('Back in');
    await inRoom('1');
  });

  test('names the right room to somebody of another session', async () => {
    await scanByHand(desk.page, elsewhere);
    await word('Other room');
    expect(await name()).toContain(otherRoom);
    await inRoom('1');
    expect(await screenFaults(desk.page, desk.station)).toEqual([]);
  });

  test('finds somebody without a code by name and refuses those who are not registered', async () => {
    await desk.station.call('attendees.add', { firstName: 'Quirina', lastName: 'Walkin' });
    await desk.page.keyboard.press('/');
    await desk.page.locator('input:focus').waitFor();
    await typeByHand(desk.page, 'quirina', 80);
    await desk.page.locator('.found-name').getByText('Quirina Walkin').waitFor();
    expect(await screenFaults(desk.page, desk.station)).toEqual([]);
    await desk.page.keyboard.press('Enter');
    await desk.page.locator('.found-name').waitFor();
    await desk.page.keyboard.press('ArrowDown');
    await desk.page.locator('.found-pick:focus').waitFor();
    await desk.page.keyboard.press('Enter');
    await word('Not registered');
    await inRoom('1');
  });

  test('makes room for a scan while a dialog is open', async () => {
    await desk.page.keyboard.press('s');
    await desk.page.getByRole('dialog').waitFor();
    await scanByHand(desk.page, elsewhere);
    await word('Other room');
    await desk.page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  test('doubts itself after five people of other sessions, and believes its operator', async () => {
    await scanByHand(desk.page, registered);
    await desk.page.locator('.verdict-name').getByText('Minh Nguyễn').waitFor();
    const before = await panelBox();
    for (const code of strangers.slice(0, 5)) {
      await desk.page.waitForTimeout(150);
      await scanByHand(desk.page, code);
      await word('Other room');
    }
    await desk.page.getByText('Are you at the right door?').waitFor();
    expect(await panelBox()).toEqual(before);
    expect(await screenFaults(desk.page, desk.station)).toEqual([]);
    await button('Yes, this is right').click();
    await desk.page.getByText('Are you at the right door?').waitFor({ state: 'hidden' });
  });
});
