import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { verdictCodes } from '#shared/model/verdict.ts';
import type { Verdict } from '#shared/model/verdict.ts';
import { startTranslations } from '#renderer/i18n/startTranslations.ts';
import { createFormat } from '#renderer/station/format.ts';
import { nameSize } from '#renderer/verdict/nameSize.ts';
import { verdictFaces } from '#renderer/verdict/verdictFace.ts';
import { verdictText } from '#renderer/verdict/verdictText.ts';
import { aVerdict } from './aVerdict.ts';

beforeAll(() => startTranslations(['en']));

const textOf = (verdict: Verdict) =>
  verdictText(verdict, i18next.t, {
    format: createFormat('en', 'Europe/Berlin'),
    now: verdict.at,
  });

describe('the face of a verdict', () => {
  test('is green for nothing but a recorded pass', () => {
    const green = verdictCodes.filter((code) => verdictFaces[code].tone === 'admit');
    expect(green).toEqual(['admitted', 'readmitted', 'departed']);
  });

  test('is never told by colour alone: tones share no shape, and loud ones no sound', () => {
    const tonesByShape = Map.groupBy(
      Object.values(verdictFaces).filter(({ tone }) => tone !== 'quiet'),
      ({ shape }) => shape,
    );
    const shared = [...tonesByShape]
      .filter(([, faces]) => new Set(faces.map(({ tone }) => tone)).size > 1)
      .map(([shape]) => shape);
    // The arrow means "not here", whether it is the room or the order of checkpoints.
    expect(shared).toEqual(['room']);
    expect(verdictFaces.already_in_just_now).toEqual({
      tone: 'quiet',
      shape: 'tick',
      sound: 'none',
    });
  });

  test('is neutral for a private link', () => {
    expect(verdictFaces.private_link).toEqual({ tone: 'private', shape: 'lock', sound: 'soft' });
  });
});

describe('the words of a verdict', () => {
  test('are complete for every code, with and without a person and details', () => {
    const incomplete = verdictCodes.filter((code) => {
      const texts = [textOf(aVerdict({ code })), textOf(aVerdict({ code, attendee: null }))];
      return texts.some((text) =>
        Object.values(text).some((part: string) => part === '' || /\{\{|verdict\./.test(part)),
      );
    });
    expect(incomplete).toEqual([]);
  });

  test('tell time and station of an earlier entry in the time zone of the event', () => {
    const verdict = aVerdict({
      code: 'already_in',
      details: { earlierAt: Date.UTC(2026, 4, 4, 6, 12), earlierStation: 'Desk 1' },
    });
    expect(textOf(verdict)).toEqual({
      word: 'Already in',
      headline: 'Zoë Ångström-Nakamura',
      sentence: 'Entered at 08:12 at Desk 1. Coming back in? Choose re-entry.',
    });
  });

  test('put the right room first when it is the wrong one, and name the session as it is written', () => {
    const verdict = aVerdict({
      code: 'wrong_session',
      details: {
        room: 'Room D',
        startsAt: Date.UTC(2026, 4, 4, 7, 15),
        sessionTitle: '<b>R&D</b> {{x}}',
      },
    });
    const { headline, sentence } = textOf(verdict);
    expect(headline).toBe('Room D, 09:15');
    expect(sentence).toContain('“<b>R&D</b> {{x}}”');
  });

  test('give the day as well when it was another day', () => {
    const verdict = aVerdict({
      code: 'superseded',
      details: { earlierAt: Date.UTC(2026, 4, 3, 6, 12), earlierStation: 'Badge 1' },
    });
    expect(textOf(verdict).sentence).toContain('May 3, 08:12');
  });
});

describe('the size of a name', () => {
  test('shrinks with its length and its longest word, and counts wide scripts double', () => {
    expect({
      usual: nameSize('Zoë Ångström-Nakamura'),
      longer: nameSize('Annabel Charlotte Mülder-Østergård'),
      longWord: nameSize('Wolfeschlegelsteinhausenberger'),
      han: nameSize('林明華'),
      longHan: nameSize('歐陽明華アレクサンドラ'),
      empty: nameSize(''),
    }).toEqual({
      usual: 'large',
      longer: 'medium',
      longWord: 'small',
      han: 'large',
      longHan: 'small',
      empty: 'large',
    });
  });
});
