import type { Attendee } from '#shared/model/attendee.ts';
import type { Fact } from '#shared/model/fact.ts';
import { hashFact } from '#station/journal/hashFact.ts';

/** A fact with a right hash; a profile view by station `s1` unless told. */
export const aFact = (fields: Partial<Fact> = {}): Fact => {
  const unhashed = {
    id: `fact-${fields.station ?? 's1'}-${fields.incarnation ?? 1}-${fields.seq ?? 1}`,
    station: 's1',
    incarnation: 1,
    seq: 1,
    kind: 'profileViewed',
    at: 1_810_000_000_000,
    offset: 0,
    operator: 'op-1',
    attendee: null,
    checkpoint: null,
    body: {},
    previousHash: '0'.repeat(64),
    ...fields,
  };
  return { ...unhashed, hash: fields.hash ?? hashFact(unhashed) };
};

/** An invented person of a list. */
export const anAttendee = (fields: Partial<Attendee> = {}): Attendee => ({
  id: 'a1',
  subject: '00112233445566ff',
  rowKey: 'row-1',
  source: 'list',
  firstName: 'Ada',
  lastName: 'Example',
  badgeName: '',
  company: 'Invented Ltd',
  email: 'ada@example.org',
  phone: '',
  orderNumber: 'X-1',
  category: 'Visitor',
  status: 'confirmed',
  note: '',
  sessions: [],
  entryGeneration: 0,
  badgeGeneration: 0,
  hold: 'none',
  importedCode: null,
  ...fields,
});
