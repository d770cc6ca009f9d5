import type { VerdictCode } from '#shared/model/verdict.ts';

/** `quiet` is for what needs no attention: no colour, no sound. */
export type Tone = 'admit' | 'caution' | 'refuse' | 'private' | 'quiet';
export type Shape = 'tick' | 'back' | 'leave' | 'again' | 'attention' | 'stop' | 'room' | 'lock';
export type Sound = 'rise' | 'double' | 'low' | 'soft' | 'none';

export interface VerdictFace {
  readonly tone: Tone;
  readonly shape: Shape;
  readonly sound: Sound;
}

const admit = (shape: Shape): VerdictFace => ({ tone: 'admit', shape, sound: 'rise' });
const caution = (shape: Shape): VerdictFace => ({ tone: 'caution', shape, sound: 'double' });
const refuse = (shape: Shape): VerdictFace => ({ tone: 'refuse', shape, sound: 'low' });

/** How each verdict looks and sounds; its words stand in the translations under `verdict`. */
export const verdictFaces: Readonly<Record<VerdictCode, VerdictFace>> = {
  private_link: { tone: 'private', shape: 'lock', sound: 'soft' },
  foreign_code: refuse('stop'),
  unreadable: caution('attention'),
  rehearsal_code: refuse('stop'),
  live_code_in_rehearsal: caution('attention'),
  other_event: refuse('stop'),
  forged: refuse('stop'),
  unknown_key: refuse('stop'),
  not_listed: refuse('stop'),
  unknown_code: refuse('stop'),
  superseded: refuse('stop'),
  revoked: refuse('stop'),
  suspended: refuse('stop'),
  not_yet_valid: caution('again'),
  expired: refuse('stop'),
  canceled: refuse('stop'),
  not_confirmed: caution('attention'),
  helpdesk: caution('attention'),
  wrong_medium: caution('attention'),
  closed: caution('again'),
  not_registered: refuse('stop'),
  wrong_session: refuse('room'),
  enter_first: caution('room'),
  full: caution('attention'),
  already_in_just_now: { tone: 'quiet', shape: 'tick', sound: 'none' },
  already_in: caution('again'),
  not_in: caution('again'),
  needs_answer: caution('attention'),
  admitted: admit('tick'),
  readmitted: admit('back'),
  departed: admit('leave'),
  cannot_record: refuse('stop'),
};
