import { setImmediate as nextTurn } from 'node:timers/promises';
import { err, ok, type Result } from '#shared/model/result.ts';
import { knownPerson } from '../journal/projectFact.ts';
import { announce, type StationContext } from '../stationContext.ts';
import { emailKey, externalIdKey, orderKey } from './attendeeKeys.ts';
import type { RowProblem } from './rowProblem.ts';
import { createSessionFinder } from './sessionFinder.ts';
import type { Taken } from './takeAttendees.ts';
import { stampsOf, takeChanges } from './takeChanges.ts';
import type { RegistrationDraft } from './understandRegistrations.ts';

const sliceRows = 250;

/** Takes in who is registered for what. It adds registrations to those a person has; it takes none away. */
export const takeRegistrations = async (
  context: StationContext,
  list: {
    readonly drafts: readonly RegistrationDraft[];
    readonly signal: AbortSignal;
    readonly onProgress: (done: number, total: number) => void;
  },
): Promise<
  Result<Taken & { readonly unknownPeople: readonly RowProblem[] }, 'canceled' | 'cannot_record'>
> => {
  const { tables, journal } = context;
  const sessions = createSessionFinder(context);
  const programme = sessions.addMissing(list.drafts.map(({ session }) => session));
  if (!programme.ok) return programme;

  const findPerson = createPersonFinder(context);
  const unknownPeople: RowProblem[] = [];
  const wanted = new Map<string, Set<string>>();
  for (const draft of list.drafts) {
    const person = findPerson(draft);
    const session = sessions.idOf(draft.session);
    if (person === undefined || session === undefined) {
      const reason = person === undefined ? 'no_attendee' : 'no_session';
      unknownPeople.push({ line: draft.line, reason, kept: false });
    } else {
      wanted.set(person, (wanted.get(person) ?? new Set()).add(session));
    }
  }

  const people = [...wanted];
  let changed = 0;
  for (let done = 0; done < people.length; done += sliceRows) {
    if (list.signal.aborted) return err('canceled', { changed });
    const saved = tables.transact(() => {
      const changes = people.slice(done, done + sliceRows).flatMap(([id, added]) => {
        const { attendee, writes } = knownPerson(tables, id);
        if (attendee === null) return [];
        const all = [...new Set([...attendee.sessions, ...added])];
        if (all.length === attendee.sessions.length) return [];
        return [{ id, changes: { sessions: all }, replaced: stampsOf(writes, ['sessions']) }];
      });
      return takeChanges(context, journal.newId(), changes).length;
    });
    if (!saved.ok) return saved;
    changed += saved.value;
    list.onProgress(Math.min(done + sliceRows, people.length), people.length);
    await nextTurn();
  }
  announce(context, []);
  context.emit({ name: 'list.changed' });
  context.wakeSync();
  return ok({
    added: 0,
    changed,
    unchanged: people.length - changed,
    changedFields: changed === 0 ? {} : { sessions: changed },
    newSessions: programme.value,
    unknownPeople,
  });
};

/** By the list's own id, else order number, else mail address; nobody where two people share it. */
const createPersonFinder = ({ tables }: StationContext) => {
  const ids = new Map<string, string | null>();
  const note = (key: string, id: string): void => {
    const known = ids.get(key);
    ids.set(key, known === undefined || known === id ? id : null);
  };
  for (let after = 0; ;) {
    const page = tables.attendees.page(after, 1000);
    for (const { id, rowKey, orderNumber, email } of page) {
      note(rowKey, id);
      if (orderNumber !== '') note(orderKey(orderNumber), id);
      if (email !== '') note(emailKey(email), id);
    }
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.no;
  }
  return ({ externalId, orderNumber, email }: RegistrationDraft): string | undefined => {
    const keys = [
      externalId === '' ? '' : externalIdKey(externalId),
      externalId === '' ? '' : orderKey(externalId),
      orderNumber === '' ? '' : orderKey(orderNumber),
      email === '' ? '' : emailKey(email),
    ];
    return keys.flatMap((key) => ids.get(key) ?? [])[0];
  };
};
