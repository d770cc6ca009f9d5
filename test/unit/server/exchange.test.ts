import { describe, expect, it } from 'vitest';
import { stateAfterScan, type Exchange } from '#server/cards/exchange.ts';

const former = (
  state: Exchange['state'],
  more: Partial<Pick<Exchange, 'askedBySelf' | 'endedBy'>> = {},
) => ({ state, self: 'me', askedBySelf: true, endedBy: null, ...more });

describe('what a scan makes of an exchange', () => {
  it.each([
    ['first, of who is asked', undefined, { ask: 'asked', give: 'given', off: 'ignored' }],
    ['while my question waits', former('asked'), { ask: 'asked', give: 'given', off: 'ignored' }],
    ['while nobody sees it', former('ignored'), { ask: 'asked', give: 'given', off: 'ignored' }],
    [
      'while the other’s question waits',
      former('asked', { askedBySelf: false }),
      { ask: 'given', give: 'given', off: 'given' },
    ],
    ['after a no', former('declined'), { ask: 'declined', give: 'declined', off: 'declined' }],
    [
      'after a no that was taken out of sight',
      former('declined', { endedBy: 'me' }),
      { ask: 'declined', give: 'declined', off: 'declined' },
    ],
    [
      'after my own no',
      former('declined', { askedBySelf: false }),
      { ask: 'given', give: 'given', off: 'given' },
    ],
    [
      'after I withdrew',
      former('withdrawn', { endedBy: 'me' }),
      { ask: 'asked', give: 'given', off: 'ignored' },
    ],
    [
      'after the other withdrew',
      former('withdrawn', { endedBy: 'other' }),
      { ask: 'asked', give: 'asked', off: 'ignored' },
    ],
    ['once it is done', former('given'), { ask: 'given', give: 'given', off: 'given' }],
  ] as const)('%s', (_name, known, expected) => {
    const after = (mode: 'ask' | 'give' | 'off') => stateAfterScan(known, { mode });
    expect({ ask: after('ask'), give: after('give'), off: after('off') }).toEqual(expected);
  });
});
