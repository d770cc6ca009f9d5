import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { screenFaults } from '#test/support/screenFaults.ts';
import { scanByHand, typeByHand } from '#test/support/byHand.ts';
import { openDesk, type OpenDesk } from '#test/support/openDesk.ts';

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk();
  desk.page.setDefaultTimeout(8000);
  await desk.page
    .getByRole('navigation')
    .getByRole('button', { name: 'Search', exact: true })
    .click();
}, 60_000);
afterAll(() => desk.close());

const word = (text: string) =>
  desk.page.locator('.verdict-word').getByText(text, { exact: true }).waitFor();
const profileOf = (name: string) => desk.page.getByRole('heading', { name, exact: true });

const type = async (query: string): Promise<void> => {
  await desk.page.getByRole('textbox').fill('');
  await desk.page.getByRole('textbox').focus();
  await typeByHand(desk.page, query, 70);
};
const row = (name: string, more = '') =>
  desk.page.locator('.found-pick').filter({ hasText: name }).filter({ hasText: more }).first();
const filter = (name: string) => desk.page.locator('.choice').getByText(name, { exact: true });

describe('the search', () => {
  test('is ready for typing as soon as it is open', async () => {
    await desk.page.locator('.search-field input:focus').waitFor();
    expect(await screenFaults(desk.page, desk.station)).toEqual([]);
  });

  test.for([
    ['a typo', 'Tomas Raeummann', 'Thomas Rauemmann', 'DEMO-0045'],
    ['letters without their accents', 'lukasz zolc', 'Łukasz Żółć', 'DEMO-0031'],
    ['an umlaut written out', 'Mueller Peter', 'Peter Müller', 'DEMO-0004'],
    ['a name of two letters', 'Ng Bo', 'Bo Ng', 'DEMO-0018'],
    ['one Chinese character', '伟', '王伟', 'DEMO-0008'],
    ['Cyrillic', 'иванова', 'Мария Иванова', 'DEMO-0010'],
    ['Arabic', 'هدى', 'هدى', 'DEMO-0017'],
    ['Hebrew without its points', 'שלום', 'שָׁלוֹם בֶּן־דָּוִד', 'DEMO-0038'],
    ['the family name first', 'nguyen minh mosaik', 'Minh Nguyễn', 'DEMO-0006'],
    ['a company', 'nordlicht verlag anna', 'Anna Schäfer', 'DEMO-0001'],
    ['the beginning of a mail address', 'siobhan.osu', 'Siobhán O’Súilleabháin', 'DEMO-0034'],
    ['an order number', 'demo-0023', 'Ái Lê', 'DEMO-0023'],
  ] as const)('finds by %s', async ([, query, name, order]) => {
    await type(query);
    await row(name, order).waitFor();
  });

  test('keeps twins apart and opens the one that was chosen, never one by itself', async () => {
    await type('anna schäfer');
    await row('Anna Schäfer', 'Delta Robotics').waitFor();
    await row('Anna Schäfer', 'Nordlicht Verlag').waitFor();
    await desk.page.keyboard.press('Enter');
    await word('Ready');
    await desk.page.keyboard.press('ArrowDown');
    await desk.page.locator('.found-pick:focus').waitFor();
    await desk.page.keyboard.press('Enter');
    await desk.page.locator('.profile').waitFor();
    await row('Anna Schäfer', 'Delta Robotics').click();
    await desk.page.locator('.profile').getByText('Delta Robotics').waitFor();
    expect(await screenFaults(desk.page, desk.station)).toEqual([]);
  });

  test('checks the opened person in by C and finds them inside', async () => {
    await profileOf('Anna Schäfer').waitFor();
    await desk.page.keyboard.press('c');
    await word('Admitted');
    await filter('Inside').click();
    await row('Anna Schäfer', 'In since').waitFor();
    await desk.page.locator('.found-row').nth(1).waitFor({ state: 'detached' });
    await filter('Expected').click();
    await row('Anna Schäfer', 'Nordlicht Verlag').waitFor();
    await row('Anna Schäfer', 'Delta Robotics').waitFor({ state: 'detached' });
    expect(await screenFaults(desk.page, desk.station)).toEqual([]);
    await filter('Everyone').click();
  });

  test('shows those who need help by themselves', async () => {
    const found = await desk.station.call('attendees.search', { query: 'nirmala' });
    const attendeeId = (found.ok ? found.value.rows[0]?.id : undefined) ?? '';
    await desk.station.call('attendees.change', { attendeeId, changes: { note: 'Has a parcel' } });
    await filter('To clear up').click();
    await type('tellian');
    await desk.page.getByText(/Nobody found/).waitFor();
    await type('nirmala');
    await row('Nirmala').waitFor();
    await filter('Everyone').click();
  });

  test('takes a scan for a check-in whatever is being typed', async () => {
    const codes = await desk.station.call('demo.codes', {});
    const code = codes.ok ? codes.value[3] : undefined;
    await type('half a na');
    // Nobody types and scans within a tenth of a second.
    await desk.page.waitForTimeout(300);
    await scanByHand(desk.page, code?.text ?? '');
    await word('Admitted');
    expect(await desk.page.locator('.verdict-name').textContent()).toBe(code?.name);
    expect(await desk.page.getByRole('textbox').inputValue()).toBe('');
  });

  test('says what to try when nobody is found', async () => {
    await type('xqzvy');
    await desk.page.getByText(/Nobody found/).waitFor();
    await desk.page.keyboard.press('Escape');
    await desk.page.getByRole('heading', { name: 'Last ten' }).waitFor();
  });
});
