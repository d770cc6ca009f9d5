import { v7 as uuidv7 } from 'uuid';
import { factPeople } from '#lists/factPeople.ts';
import { addSessions, createPersonFinder, matchRegistrations } from '#lists/registrations.ts';
import type { RowProblem } from '#lists/rowProblem.ts';
import type { RegistrationDraft } from '#lists/understandRegistrations.ts';
import { changeExample } from './changeExample.ts';
import { everybodyListed, readPeople } from './knownPeople.ts';
import { createExamples, type ListWork, type Outcome } from './listWork.ts';
import { nameSessions } from './missingSessions.ts';
import { takeSlices } from './takeSlices.ts';

/** Takes in who is registered for what. It adds registrations to those a person has; it takes none away. */
export const takeRegistrations = async (
  work: ListWork,
  drafts: readonly RegistrationDraft[],
): Promise<Outcome & { readonly unknown: readonly RowProblem[] }> => {
  const { context, event, isDry } = work;
  const { database, random, clock } = context;
  const wantedNames = new Set(drafts.map(({ session }) => session));
  const { names, titles, added: newSessions } = await nameSessions(work, [...wantedNames]);
  const finder = createPersonFinder();
  for await (const page of everybodyListed(database, event.id)) page.forEach(finder.note);
  const { wanted, unknown } = matchRegistrations(drafts, finder, names);
  const people = [...wanted];
  const examples = createExamples(isDry);
  let changed = 0;
  await takeSlices(work, people, {
    rows: factPeople,
    importId: uuidv7({ msecs: clock(), random: random(16) }),
    compare: async (trx, slice) => {
      const known = await readPeople(
        trx,
        event.id,
        slice.map(([id]) => id),
      );
      const changes = slice.flatMap(([id, added]) => {
        const person = known.get(id);
        const change = person === undefined ? null : addSessions(person, added);
        if (change === null) return [];
        if (person?.attendee) {
          const { attendee } = person;
          examples.note(() => changeExample(attendee, change.changes, titles));
        }
        return [change];
      });
      changed += changes.length;
      return { people: [], changes };
    },
  });
  return {
    added: 0,
    changed,
    unchanged: people.length - changed,
    changedFields: changed === 0 ? {} : { sessions: changed },
    newSessions,
    examples: examples.list(),
    unknown,
  };
};
