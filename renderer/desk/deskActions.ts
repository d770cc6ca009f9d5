import type { Verdict } from '#shared/model/verdict.ts';

/** What the desk can do next. Each has one key, the same wherever it is offered. */
export const deskActionKeys = {
  print: 'P',
  badgeName: 'E',
  undo: 'U',
  reentry: 'Enter',
  replace: 'R',
  helpdesk: 'H',
  cases: 'H',
  search: '/',
  walkIn: 'W',
  tryIt: 'T',
} as const;
export type DeskAction = keyof typeof deskActionKeys;

/** The actions for what is shown, the likeliest first; the first one is the main one unless nothing was scanned. */
export const deskActions = (
  shown: { readonly verdict: Verdict | null; readonly failure: string | null },
  isDemo: boolean,
): readonly DeskAction[] => {
  const { verdict } = shown;
  if (verdict === null) {
    if (shown.failure !== null) return ['search', 'cases'];
    return isDemo ? ['walkIn', 'cases', 'tryIt'] : ['walkIn', 'cases'];
  }
  if (verdict.attendee === null) return ['search', 'helpdesk'];
  switch (verdict.code) {
    case 'admitted':
    case 'readmitted':
      return ['print', 'badgeName', 'undo', 'helpdesk'];
    case 'departed':
      return ['undo', 'helpdesk'];
    case 'already_in':
      return ['reentry', 'replace', 'helpdesk'];
    case 'already_in_just_now':
      return ['print', 'badgeName', 'replace', 'helpdesk'];
    default:
      return ['helpdesk', 'search'];
  }
};
