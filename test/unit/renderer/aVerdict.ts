import type { Verdict } from '#shared/model/verdict.ts';

/** A verdict on an invented person; whatever matters to a test is given. */
export const aVerdict = (given: Partial<Verdict> = {}): Verdict => ({
  code: 'admitted',
  factId: 'fact-1',
  at: Date.UTC(2026, 4, 4, 6, 42),
  checkpoint: 'entrance',
  medium: 'entry',
  attendee: {
    id: 'attendee-1',
    name: 'Zoë Ångström-Nakamura',
    company: 'Fjäll & Söner',
    category: 'Speaker',
    badgeGeneration: 0,
  },
  details: {},
  lowerAssurance: false,
  listAgeSeconds: 60,
  oldList: false,
  override: false,
  badgeJob: null,
  ...given,
});
