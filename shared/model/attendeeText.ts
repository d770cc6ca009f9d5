import type { Attendee } from './attendee.ts';

/** The attendee as JSON text without its empty fields: half the size, and `Attendee` reads it back the same. */
export const attendeeText = (attendee: Attendee): string => {
  // Field by field: a row of a database has more than an attendee, and none of that belongs in the text. Written out:
  // a list of 100,000 people passes here, and objects of one shape are several times faster.
  const said: { readonly [Field in keyof Attendee]: Attendee[Field] | undefined } = {
    id: attendee.id,
    subject: attendee.subject,
    rowKey: attendee.rowKey || undefined,
    source: attendee.source,
    firstName: attendee.firstName || undefined,
    lastName: attendee.lastName || undefined,
    badgeName: attendee.badgeName || undefined,
    company: attendee.company || undefined,
    email: attendee.email || undefined,
    phone: attendee.phone || undefined,
    orderNumber: attendee.orderNumber || undefined,
    category: attendee.category || undefined,
    language: attendee.language || undefined,
    status: attendee.status,
    note: attendee.note || undefined,
    sessions: attendee.sessions.length === 0 ? undefined : attendee.sessions,
    entryGeneration: attendee.entryGeneration || undefined,
    badgeGeneration: attendee.badgeGeneration || undefined,
    hold: attendee.hold === 'none' ? undefined : attendee.hold,
    importedCode: attendee.importedCode ?? undefined,
  };
  return JSON.stringify(said);
};
