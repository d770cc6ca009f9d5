import { type Attendee, WrittenFields } from '#shared/model/attendee.ts';
import type { Fact, FactBody, FactKind } from '#shared/model/fact.ts';
import type { Role } from '#shared/model/role.ts';
import { readBody } from '#shared/rules/applyFact.ts';
import type { FieldWrite, PersonWrites } from '#shared/rules/person.ts';

/** Whom something is sent to. Desks and badge stations work with all of it. */
export interface Reader {
  readonly station: string;
  readonly role: Role;
}

export const seesEverything = ({ role }: Reader): boolean => role !== 'door';

/** Stands for a note that a door does not get: that there is one sends the person to the helpdesk. */
export const hiddenNote = '…';

/**
 * What a door gets of a person: name, category, entitlements, status and generations. An allow-list: a field that a later
 * version adds stays away from doors until it is named here.
 */
export const attendeeForDoor = (attendee: Attendee): Attendee => {
  const { id, subject, source, firstName, lastName, badgeName, category, status, hold } = attendee;
  const { sessions, entryGeneration, badgeGeneration, importedCode } = attendee;
  return {
    ...{ id, subject, source, firstName, lastName, badgeName, category, status, hold, sessions },
    ...{ entryGeneration, badgeGeneration, importedCode },
    ...nothingMore,
    note: attendee.note === '' ? '' : hiddenNote,
  };
};

const nothingMore = {
  ...{ company: '', email: '', phone: '', orderNumber: '', rowKey: '', language: '' },
} as const;

/**
 * A fact as a door gets it; its own come back whole. The hash stays the journal's, so a door cannot check the chain of
 * others: that is the store's work. The body of a kind that is not named here is left out.
 */
export const factForDoor = (fact: Fact, { station }: Reader): Fact => {
  if (fact.station === station) return fact;
  const project = isKnownKind(fact.kind) ? bodies[fact.kind] : undefined;
  return { ...fact, operator: '', body: { ...project?.(fact) } };
};

const isKnownKind = (kind: string): kind is FactKind => Object.hasOwn(bodies, kind);

const whole =
  <Kind extends FactKind>(kind: Kind) =>
  (fact: Fact): FactBody<Kind> | undefined =>
    readBody(fact, kind);

/** `reason` is what somebody wrote by hand. */
const withoutReason =
  <Kind extends 'undone' | 'badgePrinted' | 'badgeSpoiled' | 'codeReplaced' | 'caseClosed'>(
    kind: Kind,
  ) =>
  (fact: Fact): FactBody<Kind> | undefined => {
    const body = readBody(fact, kind);
    return body === undefined ? undefined : { ...body, reason: '' };
  };

const bodies: Readonly<Record<FactKind, (fact: Fact) => object | undefined>> = {
  admitted: (fact) => {
    const { override, ...body } = readBody(fact, 'admitted') ?? {};
    return override === undefined ? body : { ...body, override: '' };
  },
  departed: whole('departed'),
  refused: whole('refused'),
  undone: withoutReason('undone'),
  attendeesImported: (fact) => {
    const body = readBody(fact, 'attendeesImported');
    if (body === undefined) return undefined;
    const { importId, attendees, changed, after } = body;
    return {
      importId,
      attendees: attendees.map(attendeeForDoor),
      ...(changed === undefined
        ? {}
        : {
            changed: changed.map(({ id, changes }) => ({ id, changes: changesForDoor(changes) })),
          }),
      ...afterOf(after),
    };
  },
  programmeImported: whole('programmeImported'),
  attendeeAdded: (fact) => {
    const body = readBody(fact, 'attendeeAdded');
    return body && { attendee: attendeeForDoor(body.attendee) };
  },
  attendeeChanged: (fact) => {
    const body = readBody(fact, 'attendeeChanged');
    return body && { changes: changesForDoor(body.changes), ...afterOf(body.after) };
  },
  badgePrinted: withoutReason('badgePrinted'),
  badgeSpoiled: withoutReason('badgeSpoiled'),
  codeReplaced: withoutReason('codeReplaced'),
  noteAdded: (fact) => {
    const body = readBody(fact, 'noteAdded');
    return body && { ...body, text: '' };
  },
  caseClosed: withoutReason('caseClosed'),
  profileViewed: () => ({}),
  doubleSeen: whole('doubleSeen'),
  samePersonDecided: whole('samePersonDecided'),
  stationEnrolled: whole('stationEnrolled'),
  stationRevoked: whole('stationRevoked'),
  journalTakenOver: whole('journalTakenOver'),
};

const afterOf = (after: number | undefined) => (after === undefined ? {} : { after });

const DoorFields = WrittenFields.pick({
  firstName: true,
  lastName: true,
  badgeName: true,
  category: true,
  status: true,
  sessions: true,
  hold: true,
  importedCode: true,
});
const DoorChanges = DoorFields.partial();

const changesForDoor = (changes: FactBody<'attendeeChanged'>['changes']) => ({
  ...DoorChanges.parse(changes),
  ...(changes.note === undefined ? {} : { note: noteForDoor(changes.note) }),
});

const noteForDoor = (note: unknown): string => (note === '' ? '' : hiddenNote);

/** What was written of a person since their list brought them, as far as a door may know. */
export const writesForDoor = ({ fields, ...generations }: PersonWrites): PersonWrites => {
  const kept = Object.entries(fields).filter(([name]) => Object.hasOwn(DoorFields.shape, name));
  const { note } = fields;
  return {
    ...generations,
    fields: {
      ...Object.fromEntries(kept),
      ...(note === undefined ? {} : { note: noteWriteForDoor(note) }),
    },
  };
};

const noteWriteForDoor = ({ value, listed, ...write }: FieldWrite): FieldWrite => ({
  ...write,
  value: noteForDoor(value),
  ...(listed === undefined ? {} : { listed: { ...listed, value: noteForDoor(listed.value) } }),
});
