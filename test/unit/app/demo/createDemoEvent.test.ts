import { describe, expect, test } from 'vitest';
import { createDemoEvent } from '#app/demo/createDemoEvent.ts';
import { createDemoProgramme } from '#app/demo/createDemoProgramme.ts';
import { entranceCheckpointId } from '#shared/model/ids.ts';

const noon = Date.UTC(2026, 5, 15, 12, 0);
const berlin = (now: number) => createDemoEvent({ now, timeZone: 'Europe/Berlin' });

describe('the demo event', () => {
  test('has the same people and registrations whenever and wherever it is made', () => {
    const later = createDemoEvent({ now: noon + 400 * 86_400_000, timeZone: 'Asia/Tokyo' });
    expect(later.attendees).toEqual(berlin(noon).attendees);
    expect(berlin(noon)).toEqual(berlin(noon));
  });

  test('has 2,000 people with keys, order numbers and addresses of their own', () => {
    const { attendees } = berlin(noon);
    const distinct = (key: 'rowKey' | 'orderNumber' | 'email' | 'line') =>
      new Set(attendees.map((person) => person[key])).size;
    expect([
      distinct('rowKey'),
      distinct('orderNumber'),
      distinct('email'),
      distinct('line'),
    ]).toEqual([2000, 2000, 2000, 2000]);
    expect(
      attendees.filter(({ email }) => !/^[a-z.]+\.\d+@example\.(org|com|net)$/.test(email)),
    ).toEqual([]);
  });

  test('has names in every script, of one word, of two letters, of about 60 characters, and twins', () => {
    const { attendees } = berlin(noon);
    const names = attendees.map(({ firstName, lastName }) => `${firstName} ${lastName}`.trim());
    const count = (pattern: RegExp) => names.filter((name) => pattern.test(name)).length;
    const scripts = [
      'Latin',
      'Greek',
      'Cyrillic',
      'Arabic',
      'Hebrew',
      'Han',
      'Hangul',
      'Devanagari',
      'Thai',
    ];
    for (const script of scripts) {
      expect(count(new RegExp(`\\p{Script=${script}}`, 'u'))).toBeGreaterThan(20);
    }
    expect(count(/[ạảấầẩậắằặẹẻẽếềểễệịọốồổỗộớờởợụủứừửữựỳỵỷỹ]/i)).toBeGreaterThan(20);
    expect(count(/^\S+$/)).toBeGreaterThan(5);
    expect(count(/^\S{1,2} \S{1,2}$/)).toBeGreaterThan(5);
    expect(count(/^.{54,70}$/u)).toBeGreaterThanOrEqual(5);
    const twins = attendees.filter(
      ({ firstName, lastName }) => firstName === 'Anna' && lastName === 'Schäfer',
    );
    expect(new Set(twins.map(({ company }) => company)).size).toBe(twins.length);
    expect(twins.length).toBeGreaterThan(1);
    expect(names).not.toContain('');
  });

  test('is mostly confirmed, with a few of every other status and a few notes', () => {
    const { attendees } = berlin(noon);
    const statuses = Object.groupBy(attendees, ({ status }) => status);
    expect(statuses.confirmed?.length).toBeGreaterThan(1800);
    for (const status of ['pending', 'unpaid', 'canceled'] as const) {
      expect(statuses[status]?.length).toBeGreaterThan(5);
    }
    const notes = attendees.filter(({ note }) => note !== '').length;
    expect(notes).toBeGreaterThan(5);
    expect(notes).toBeLessThan(60);
    expect(new Set(attendees.map(({ category }) => category))).toEqual(
      new Set(['Visitor', 'Exhibitor', 'Speaker', 'Press', 'Staff', 'VIP']),
    );
  });

  test('registers each for two to four sessions that do not overlap, never beyond the seats', () => {
    const { attendees, sessions } = berlin(noon);
    const sessionById = new Map(sessions.map((session) => [session.id, session]));
    const registered = new Map<string, number>();
    for (const person of attendees) {
      expect(person.sessions.length).toBeGreaterThanOrEqual(2);
      expect(person.sessions.length).toBeLessThanOrEqual(4);
      const starts = person.sessions.map((id) => sessionById.get(id)?.startsAt);
      expect(new Set(starts).size).toBe(starts.length);
      expect(starts).not.toContain(undefined);
      for (const id of person.sessions) registered.set(id, (registered.get(id) ?? 0) + 1);
    }
    const overfull = sessions.filter(
      ({ id, seats }) => seats !== null && (registered.get(id) ?? 0) > seats,
    );
    expect(overfull).toEqual([]);
    expect(registered.size).toBe(12);
  });

  test('has an entrance, and a door for each of 12 sessions in 4 rooms that are never used twice at once', () => {
    const { sessions, checkpoints } = berlin(noon);
    expect(new Set(sessions.map(({ room }) => room)).size).toBe(4);
    expect(new Set(sessions.map(({ room, startsAt }) => `${room} ${startsAt}`)).size).toBe(12);
    expect(checkpoints.map(({ id }) => id)).toEqual([
      entranceCheckpointId,
      ...sessions.map(({ id }) => `door-${id}`),
    ]);
    expect(sessions.filter(({ seats }) => seats !== null && seats < 20).length).toBeGreaterThan(1);
  });

  test.each(['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'])(
    'has one slot running at every minute of a day in %s, and none outside of that day',
    (timeZone) => {
      const day = new Intl.DateTimeFormat('en-CA', { timeZone });
      for (let now = noon; now < noon + 86_400_000; now += 7 * 60_000) {
        const { sessions, startsAt: opens, endsAt: closes } = createDemoProgramme(now, timeZone);
        const running = sessions.filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
        expect(running.length).toBe(3);
        const outside = sessions.filter(
          ({ startsAt, endsAt }) =>
            day.format(startsAt) !== day.format(now) || day.format(endsAt - 1) !== day.format(now),
        );
        expect(outside).toEqual([]);
        expect([opens, closes].map((time) => day.format(time))).toEqual([
          day.format(now - 86_400_000),
          day.format(now + 8 * 86_400_000),
        ]);
      }
    },
  );
});
