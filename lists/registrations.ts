import { mostSessions } from '#shared/model/mostSessions.ts';
import type { Person } from '#shared/rules/person.ts';
import { emailKey, externalIdKey, orderKey } from './attendeeKeys.ts';
import { type ListChange, stampsOf } from './compareDrafts.ts';
import type { KnownRow } from './formerRows.ts';
import type { RowProblem } from './rowProblem.ts';
import type { SessionNames } from './sessionNames.ts';
import type { RegistrationDraft } from './understandRegistrations.ts';

export interface WantedSessions {
  /** The sessions that the list has for each person, by id. */
  readonly wanted: ReadonlyMap<string, ReadonlySet<string>>;
  readonly unknown: readonly RowProblem[];
}

/** Whom each row means, and which session. */
export const matchRegistrations = (
  drafts: readonly RegistrationDraft[],
  people: { readonly find: (draft: RegistrationDraft) => string | undefined },
  sessions: Pick<SessionNames, 'idOf'>,
): WantedSessions => {
  const unknown: RowProblem[] = [];
  const wanted = new Map<string, Set<string>>();
  for (const draft of drafts) {
    const person = people.find(draft);
    const session = sessions.idOf(draft.session);
    if (person === undefined || session === undefined) {
      const reason = person === undefined ? 'no_attendee' : 'unknown_session';
      unknown.push({ line: draft.line, reason, kept: false });
    } else {
      wanted.set(person, (wanted.get(person) ?? new Set()).add(session));
    }
  }
  return { wanted, unknown };
};

/** A list of registrations adds to the sessions that a person has; it takes none away. Null where it adds nothing. */
export const addSessions = (
  { attendee, writes }: Person,
  added: ReadonlySet<string>,
): ListChange | null => {
  if (attendee === null) return null;
  const all = [...new Set([...attendee.sessions, ...added])].slice(0, mostSessions);
  if (all.length === attendee.sessions.length) return null;
  return {
    id: attendee.id,
    changes: { sessions: all },
    replaced: stampsOf(writes, ['sessions']),
  };
};

/** Finds people by the list's own id, else order number, else mail address; nobody where two people share it. */
export const createPersonFinder = () => {
  const ids = new Map<string, string | null>();
  const noteKey = (key: string, id: string): void => {
    const known = ids.get(key);
    ids.set(key, known === undefined || known === id ? id : null);
  };
  return {
    note: ({ id, rowKey, orderNumber, email }: KnownRow): void => {
      noteKey(rowKey, id);
      if (orderNumber !== '') noteKey(orderKey(orderNumber), id);
      if (email !== '') noteKey(emailKey(email), id);
    },
    find: ({ externalId, orderNumber, email }: RegistrationDraft): string | undefined => {
      const keys = [
        externalId === '' ? '' : externalIdKey(externalId),
        externalId === '' ? '' : orderKey(externalId),
        orderNumber === '' ? '' : orderKey(orderNumber),
        email === '' ? '' : emailKey(email),
      ];
      return keys.flatMap((key) => ids.get(key) ?? [])[0];
    },
  };
};
