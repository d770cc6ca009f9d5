import type { helpdesk as english } from '../en/helpdesk.ts';
import type { SameKeys } from '../sameKeys.ts';

export const helpdesk: SameKeys<typeof english> = {
  title: 'Fälle für den Helpdesk',
  empty: 'Noch wurde kein Fall übergeben.',
  nobody: 'Ohne Person',
  noText: 'Nichts dazu notiert.',
  count_one: '{{count, number}} Fall, neueste zuerst',
  count_other: '{{count, number}} Fälle, neueste zuerst',
};
