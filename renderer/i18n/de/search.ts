import type { search as english } from '../en/search.ts';
import type { SameKeys } from '#shared/i18n/sameKeys.ts';

export const search: SameKeys<typeof english> = {
  label: 'Suche nach Name, Firma, Bestellnummer oder Mail',
  placeholder: 'Name, Firma, Bestellnummer',
  escape: 'Esc',
  found_one: '{{count, number}} Person. Mit ↓ und Enter oder Klick wählen.',
  found_other: '{{count, number}} Personen. Mit ↓ und Enter oder Klick wählen.',
  nobody: 'Niemand gefunden. Weniger Buchstaben, die Firma oder die Bestellnummer versuchen.',
  notReady: 'Die Liste wird noch vorbereitet. Einzelne Personen fehlen vielleicht noch kurz.',
  ready: 'Person suchen oder Code scannen.',
  filter: {
    label: 'Zeigen',
    all: 'Alle',
    expected: 'Erwartet',
    entered: 'Drin',
    attention: 'Zu klären',
  },
  profile: 'Profil',
  openProfile: 'Profil von {{name}}',
  checkIn: 'Einchecken',
  inSince: 'Drin seit {{time}}',
  notYet: 'Noch nicht',
  status: {
    confirmed: 'Bestätigt',
    pending: 'Offen',
    unpaid: 'Unbezahlt',
    canceled: 'Storniert',
  },
  hold: { suspended: 'Codes angehalten', revoked: 'Codes zurückgezogen' },
  field: {
    status: 'Status',
    entered: 'Eintritt',
    company: 'Firma',
    category: 'Kategorie',
    badgeName: 'Badge-Name',
    email: 'Mail',
    phone: 'Telefon',
    orderNumber: 'Bestellnummer',
    note: 'Notiz fürs Team',
    sessions: 'Sessions',
  },
};
