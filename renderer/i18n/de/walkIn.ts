import type { walkIn as english } from '../en/walkIn.ts';
import type { SameKeys } from '#shared/i18n/sameKeys.ts';

export const walkIn: SameKeys<typeof english> = {
  title: 'Walk-in',
  firstName: 'Vorname',
  lastName: 'Nachname',
  company: 'Firma',
  email: 'Mail',
  add: 'Aufnehmen und einchecken',
  addAnyway: 'Jemand anderes: trotzdem aufnehmen',
  lookFirst: 'Beim Tippen erscheint hier, wer auf der Liste dieselbe Person sein könnte.',
  nobody: 'Auf der Liste sieht niemand nach dieser Person aus.',
  maybe_one: 'Schon auf der Liste?',
  maybe_other: 'Schon auf der Liste? {{count, number}} Personen sind ähnlich.',
  pickInstead: 'Person wählen, um ohne neue Aufnahme einzuchecken.',
};
