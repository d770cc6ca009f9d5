import type { TFunction } from 'i18next';
import type { Verdict } from '#shared/model/verdict.ts';
import type { Format } from '../station/format.ts';

export interface VerdictText {
  /** The verdict in a word or two. */
  readonly word: string;
  /** The largest line: mostly the person. */
  readonly headline: string;
  /** What to do next. */
  readonly sentence: string;
}

/** The words of a verdict; `now` (ms) decides whether a time needs its day. */
export const verdictText = (
  verdict: Verdict,
  t: TFunction,
  { format, now }: { readonly format: Format; readonly now: number },
): VerdictText => {
  const when = (at: number) => format.when(at, now);
  return {
    word: t(`verdict.${verdict.code}.word`),
    headline: headlineOf(verdict, t, when),
    sentence: sentenceOf(verdict, t, when),
  };
};

const headlineOf = (verdict: Verdict, t: TFunction, when: (at: number) => string): string => {
  const { room, startsAt, sessionTitle } = verdict.details;
  if (verdict.code === 'wrong_session') {
    const where = [room ?? '', startsAt === undefined ? '' : when(startsAt)].filter(Boolean);
    if (where.length > 0) return where.join(', ');
    if (sessionTitle !== undefined) return sessionTitle;
  }
  return verdict.attendee?.name || t(`verdict.${verdict.code}.headline`);
};

const sentenceOf = (verdict: Verdict, t: TFunction, when: (at: number) => string): string => {
  const { code, details } = verdict;
  const { earlierAt, earlierStation, from, until, seats, sessionTitle } = details;

  switch (code) {
    case 'admitted':
      return t(
        verdict.badgeJob === null ? 'verdict.admitted.sentence' : 'verdict.admitted.withBadge',
      );
    case 'already_in':
    case 'superseded':
    case 'not_in':
      return earlierAt === undefined || earlierStation === undefined
        ? t(`verdict.${code}.sentence`)
        : t(`verdict.${code}.when`, { time: when(earlierAt), station: earlierStation });
    case 'not_yet_valid':
      return from === undefined
        ? t('verdict.not_yet_valid.sentence')
        : t('verdict.not_yet_valid.from', { time: when(from) });
    case 'expired':
      return until === undefined
        ? t('verdict.expired.sentence')
        : t('verdict.expired.until', { time: when(until) });
    case 'closed':
      if (from !== undefined) return t('verdict.closed.from', { time: when(from) });
      return until === undefined
        ? t('verdict.closed.sentence')
        : t('verdict.closed.until', { time: when(until) });
    case 'wrong_session':
      return sessionTitle === undefined
        ? t('verdict.wrong_session.sentence')
        : t('verdict.wrong_session.titled', { session: sessionTitle });
    case 'full':
      return seats === undefined
        ? t('verdict.full.sentence')
        : t('verdict.full.seats', { count: seats });
    default:
      return t(`verdict.${code}.sentence`);
  }
};
