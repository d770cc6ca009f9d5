import { setImmediate as nextTurn } from 'node:timers/promises';
import { addSessions, createPersonFinder, matchRegistrations } from '#lists/registrations.ts';
import type { RowProblem } from '#lists/rowProblem.ts';
import type { Taken } from '#lists/taken.ts';
import type { RegistrationDraft } from '#lists/understandRegistrations.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { knownPerson } from '../journal/projectFact.ts';
import { announce, type StationContext } from '../stationContext.ts';
import { everybodyListed } from './everybodyListed.ts';
import { addMissingSessions, sessionNamesOf } from './missingSessions.ts';
import { takeChanges } from './takeChanges.ts';

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
  const names = sessionNamesOf(context);
  const wantedNames = list.drafts.map(({ session }) => session);
  const programme = addMissingSessions(context, names, wantedNames);
  if (!programme.ok) return programme;

  const finder = createPersonFinder();
  for await (const page of everybodyListed(tables)) page.forEach(finder.note);
  const { wanted, unknown } = matchRegistrations(list.drafts, finder, names);

  const people = [...wanted];
  let changed = 0;
  for (let done = 0; done < people.length; done += sliceRows) {
    if (list.signal.aborted) return err('canceled', { changed });
    const saved = tables.transact(() => {
      const changes = people
        .slice(done, done + sliceRows)
        .flatMap(([id, added]) => addSessions(knownPerson(tables, id), added) ?? []);
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
    unknownPeople: unknown,
  });
};
