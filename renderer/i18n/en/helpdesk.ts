export const helpdesk = {
  title: 'Helpdesk cases',
  empty: 'No case was handed over yet.',
  nobody: 'Nobody named',
  noText: 'Nothing was written down.',
  count_one: '{{count, number}} case, newest first',
  count_other: '{{count, number}} cases, newest first',
} as const;
