import type { Verdict } from '#shared/model/verdict.ts';

/** People in a row who belong elsewhere, and the sessions they are registered for. */
export interface WrongDoorStreak {
  readonly count: number;
  readonly titles: readonly string[];
  readonly lastPerson: string | null;
}

export const noStreak: WrongDoorStreak = { count: 0, titles: [], lastPerson: null };
const suspicious = 5;

/** The streak after one more verdict; the same person again says nothing new. */
export const streakAfter = (streak: WrongDoorStreak, verdict: Verdict): WrongDoorStreak => {
  if (verdict.code === 'wrong_session' || verdict.code === 'not_registered') {
    const title = verdict.details.sessionTitle;
    const person = verdict.attendee?.id ?? null;
    if (person !== null && person === streak.lastPerson) return streak;
    return {
      count: streak.count + 1,
      titles: title === undefined ? streak.titles : [...streak.titles, title],
      lastPerson: person,
    };
  }
  return verdict.code === 'already_in_just_now' ? streak : noStreak;
};

/** After five in a row it is rather the door than the people. */
export const looksWrong = ({ count }: WrongDoorStreak): boolean => count >= suspicious;

/** The session that most of them are registered for: perhaps the one this door is really for. */
export const likelySession = ({ count, titles }: WrongDoorStreak): string | null => {
  const byTitle = Map.groupBy(titles, (title) => title);
  const [most] = [...byTitle.values()].toSorted((one, other) => other.length - one.length);
  return most !== undefined && most.length * 2 > count ? (most[0] ?? null) : null;
};
