import { expect, it } from 'vitest';
import { saidByStation, sentenceOf } from '#app/cli/sentences.ts';

it('tells a station that was signed out from a person whose codes were revoked', () => {
  const failure = { code: 'revoked' };
  expect(sentenceOf(saidByStation(failure))).toMatch(/station was signed out.*new code/);
  expect(sentenceOf(failure)).toMatch(/codes of this person were revoked/);
  expect(saidByStation({ code: 'no_event' })).toEqual({ code: 'no_event' });
});
