import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOf, playKeys, type TypedKey } from '#test/support/typing.ts';

const code = 'LE1AABL3WQAAIBENCWPCNLZX';
const enter = (after: number): TypedKey => ({ key: 'Enter', after });

describe('a scanner', () => {
  test('is recognised by its speed and leaves nothing in the field, its Enter included', () => {
    const outcome = playKeys([...keysOf(code, 8), enter(8)]);
    expect(outcome).toEqual({ scans: [code], got: '', longestWait: 0 });
  });

  test('may end with Tab, with Enter twice, or with nothing', () => {
    const tab = { key: 'Tab', after: 5 };
    expect(playKeys([...keysOf(code, 5), tab])).toMatchObject({ scans: [code], got: '' });
    expect(playKeys([...keysOf(code, 5), enter(5), enter(5)])).toMatchObject({
      scans: [code],
      got: '',
    });
    expect(playKeys(keysOf(code, 5))).toMatchObject({ scans: [code], got: '' });
  });

  test('whose Enter comes late presses no button', () => {
    const outcome = playKeys([...keysOf(code, 5), enter(150)]);
    expect(outcome).toMatchObject({ scans: [code], got: '' });
  });

  test('that wakes up slowly loses no character', () => {
    const keys = [...keysOf(code.slice(0, 1), 500), ...keysOf(code.slice(1, 2), 90)];
    const outcome = playKeys(
      [...keys, ...keysOf(code.slice(2), 60).slice(0, 1)].concat(keysOf(code.slice(3), 6)),
    );
    expect(outcome).toMatchObject({ scans: [code], got: '' });
  });

  test('that sends Shift for capital letters is understood', () => {
    const keys = code.split('').flatMap((key) => [
      { key: 'Shift', after: 3 },
      { key, after: 3 },
    ]);
    const { scans, got } = playKeys([...keys, enter(3)]);
    expect({ scans, got: got.replaceAll('Shift', '') }).toEqual({ scans: [code], got: '' });
  });

  test('that reads twice gives two scans', () => {
    const keys = [...keysOf(code, 5), enter(5), ...keysOf('BADGE2', 400).slice(0, 1)];
    const outcome = playKeys([...keys, ...keysOf('ADGE2', 5), enter(5)]);
    expect(outcome).toMatchObject({ scans: [code, 'BADGE2'], got: '' });
  });

  test('with a radio link that stalls is waited for, as it has sent an Enter before', () => {
    const stalled = [...keysOf(code.slice(0, 9), 5), ...keysOf(code.slice(9), 5)].map(
      (key, index) => (index === 9 ? { ...key, after: 300 } : key),
    );
    const first = [...keysOf(code, 5), enter(5), { key: 'Shift', after: 900 }];
    const { scans } = playKeys([...first, ...stalled, enter(5)]);
    expect(scans).toEqual([code, code]);
  });

  test('triggers no shortcut where no field has the focus', () => {
    const outcome = playKeys([...keysOf(code, 8), enter(8)], { canWait: true });
    expect(outcome).toEqual({ scans: [code], got: '', longestWait: 0 });
  });

  test('after a name typed by hand takes its own characters only', () => {
    const outcome = playKeys([
      ...keysOf('anna', 140),
      ...keysOf(code, 300).slice(0, 1),
      ...keysOf(code.slice(1), 8),
      enter(8),
    ]);
    expect(outcome).toMatchObject({ scans: [code], got: 'anna' });
  });

  test('is understood at any speed up to 30 ms a key, with jitter, whatever has the focus', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'ABCDEFGH234567'.split('')),
      minLength: 6,
      maxLength: 60,
    });
    const gap = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(
        text,
        fc.array(gap, { minLength: 60, maxLength: 60 }),
        fc.boolean(),
        (scanned, gaps, canWait) => {
          const keys = scanned.split('').map((key, index) => ({ key, after: gaps[index] ?? 0 }));
          const outcome = playKeys([...keys, enter(10)], { canWait });
          expect(outcome).toMatchObject({ scans: [scanned], got: '' });
        },
      ),
    );
  });
});

describe('a person', () => {
  test('typing ten keys a second is never held up', () => {
    const outcome = playKeys([...keysOf('Zoë Ångström-Nakamura', 100), enter(100)]);
    expect(outcome).toEqual({ scans: [], got: 'Zoë Ångström-NakamuraEnter', longestWait: 0 });
  });

  test('rolling over keys, two or three almost at once, is no scanner', () => {
    const keys = 'the quick brown fox jumps'.split('').map((key, index) => ({
      key,
      after: index % 3 === 0 ? 160 : 15,
    }));
    expect(playKeys([...keys, enter(20)])).toEqual({
      scans: [],
      got: 'the quick brown fox jumpsEnter',
      longestWait: 0,
    });
  });

  test('holding a key down is no scanner', () => {
    const keys = Array.from({ length: 40 }, (_, index) => ({
      key: 'a',
      after: 30,
      isPersonal: index > 0,
    }));
    expect(playKeys(keys)).toMatchObject({ scans: [], got: 'a'.repeat(40) });
  });

  test('composing with an input method is no scanner', () => {
    const keys = keysOf('ninhaohuanying', 10).map((key) => ({ ...key, isPersonal: true }));
    expect(playKeys(keys)).toMatchObject({ scans: [], got: 'ninhaohuanying' });
  });

  test('using shortcuts gets each, in order, within a tenth of a second', () => {
    const outcome = playKeys([...keysOf('peu', 70), ...keysOf('h', 400), enter(50)], {
      canWait: true,
    });
    expect(outcome).toMatchObject({ scans: [], got: 'peuhEnter' });
    expect(playKeys(keysOf('p', 500), { canWait: true }).longestWait).toBeLessThanOrEqual(100);
  });

  test('typing on without a pause after a shortcut waits for 0.4 s at most', () => {
    const outcome = playKeys(keysOf('/anna schaefer nordlicht', 70), { canWait: true });
    expect(outcome).toMatchObject({ scans: [], got: '/anna schaefer nordlicht' });
    expect(outcome.longestWait).toBeLessThanOrEqual(400);
  });

  test('never loses a key nor their order, at whatever human rhythm', () => {
    const rhythm = fc.array(
      fc.record({
        key: fc.constantFrom(...'abc 12'.split(''), 'Enter', 'Tab', 'Shift', 'Backspace'),
        after: fc.integer({ min: 42, max: 400 }),
        // The focus may come into a field in the middle.
        canWait: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(rhythm, (keys) => {
        const { scans, got } = playKeys(keys);
        const typed = (text: string): string => text.replaceAll('Shift', '');
        expect({ scans, got: typed(got) }).toEqual({
          scans: [],
          got: typed(keys.map(({ key }) => key).join('')),
        });
      }),
    );
  });
});
