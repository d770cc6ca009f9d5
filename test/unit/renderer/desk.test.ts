import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { verdictCodes } from '#shared/model/verdict.ts';
import { deskActionKeys, deskActions } from '#renderer/desk/deskActions.ts';
import { recentTitle } from '#renderer/desk/recentTitle.ts';
import type { RecentScan } from '#renderer/desk/recentTitle.ts';
import { startTranslations } from '#renderer/i18n/startTranslations.ts';
import { ageText } from '#renderer/shell/ageText.ts';
import { createFormat } from '#renderer/station/format.ts';
import { aVerdict } from './aVerdict.ts';

beforeAll(() => startTranslations(['en']));

describe('the next steps at the desk', () => {
  test('never ask one key for two things', () => {
    for (const code of verdictCodes) {
      const keys = deskActions({ verdict: aVerdict({ code }), failure: null }, true).map(
        (action) => deskActionKeys[action],
      );
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.length).toBeGreaterThan(0);
    }
  });

  test('offer the helpdesk for whoever is not let in', () => {
    const without = verdictCodes.filter(
      (code) =>
        !deskActions({ verdict: aVerdict({ code }), failure: null }, false).includes('helpdesk'),
    );
    expect(without).toEqual([]);
  });

  test('follow the verdict', () => {
    const of = (given: Parameters<typeof aVerdict>[0]) =>
      deskActions({ verdict: aVerdict(given), failure: null }, false);
    expect({
      ready: deskActions({ verdict: null, failure: null }, false),
      demo: deskActions({ verdict: null, failure: null }, true),
      failed: deskActions({ verdict: null, failure: 'unreachable' }, false),
      admitted: of({}),
      alreadyIn: of({ code: 'already_in' }),
      privateLink: of({ code: 'private_link', attendee: null }),
      canceled: of({ code: 'canceled' }),
    }).toEqual({
      ready: ['walkIn', 'cases'],
      demo: ['walkIn', 'cases', 'tryIt'],
      failed: ['search', 'cases'],
      admitted: ['print', 'badgeName', 'undo', 'helpdesk'],
      alreadyIn: ['reentry', 'replace', 'helpdesk'],
      privateLink: ['search', 'helpdesk'],
      canceled: ['helpdesk', 'search'],
    });
  });
});

describe('a row of last ten', () => {
  const scan: RecentScan = {
    factId: 'fact-1',
    at: 0,
    code: 'admitted',
    name: 'Łukasz Żółć',
    company: '',
    attendeeId: 'attendee-1',
    undone: false,
    stationName: 'Desk 3',
  };

  test('names the person, or what was wrong where there is none', () => {
    expect(recentTitle(scan, i18next.t)).toBe('Łukasz Żółć');
    expect(recentTitle({ ...scan, code: 'private_link', name: null }, i18next.t)).toBe(
      'Private link',
    );
  });
});

describe('an age', () => {
  test('is told in its largest full unit', () => {
    const ages = [0, 59, 61, 3600, 7300, 200_000].map((seconds) => ageText(i18next.t, seconds));
    expect(ages).toEqual(['0 seconds', '59 seconds', '1 minute', '1 hour', '2 hours', '2 days']);
  });
});

describe('times and numbers', () => {
  test('are written for the language, in the time zone of the event', () => {
    const at = Date.UTC(2026, 0, 1, 23, 30);
    const german = createFormat('de', 'Asia/Tokyo');
    expect([german.time(at), german.when(at, at), german.number(1284)]).toEqual([
      '08:30',
      '08:30',
      '1.284',
    ]);
    expect(german.when(at, at + 86_400_000)).toBe('2. Jan., 08:30');
  });

  test('survive a time zone that does not exist', () => {
    expect(createFormat('en', 'Mars/Base').time(0)).toMatch(/^\d\d:\d\d$/);
  });
});
