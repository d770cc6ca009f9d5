import { Fact } from '#shared/model/fact.ts';
import { readBody } from '#shared/rules/applyFact.ts';
import type { StoreDatabase } from '../database/tables.ts';
import { followLog } from '../log/followLog.ts';
import { positionsOfPerson } from '../log/personFacts.ts';

/** How many people passed each checkpoint, by its id; whoever came twice counts once. */
export type PassCounts = () => Promise<ReadonlyMap<string, number>>;

export const createPassCounts = (
  database: StoreDatabase,
  eventId: () => Promise<string>,
): PassCounts => {
  const passed = new Map<string, Set<string>>();

  const peopleAt = (checkpoint: string): Set<string> => {
    const known = passed.get(checkpoint) ?? new Set();
    passed.set(checkpoint, known);
    return known;
  };

  /** Somebody's pass was undone: their others are looked at once more. */
  const countAnew = async (event: string, attendee: string): Promise<void> => {
    const facts = await readFacts(database, event, { attendee });
    const undone = new Set(facts.map((fact) => readBody(fact, 'undone')?.fact));
    for (const people of passed.values()) people.delete(attendee);
    for (const { id, kind, checkpoint } of facts) {
      if (kind === 'admitted' && checkpoint !== null && !undone.has(id)) {
        peopleAt(checkpoint).add(attendee);
      }
    }
  };

  const catchUp = followLog(database, eventId, {
    kinds: ['admitted', 'undone'],
    take: async ({ kind, attendee, checkpoint }) => {
      if (attendee === null) return;
      if (kind !== 'admitted') await countAnew(await eventId(), attendee);
      else if (checkpoint !== null) peopleAt(checkpoint).add(attendee);
    },
  });

  return async () => {
    await catchUp();
    return new Map([...passed].map(([checkpoint, people]) => [checkpoint, people.size]));
  };
};

const readFacts = async (
  database: StoreDatabase,
  event: string,
  { attendee }: { readonly attendee: string },
): Promise<readonly Fact[]> => {
  const rows = await database
    .selectFrom('facts')
    .select('data')
    .where('event', '=', event)
    .where('position', 'in', await positionsOfPerson(database, { event, attendee }))
    .where('kind', 'in', ['admitted', 'undone'])
    .execute();
  return rows.map(({ data }) => Fact.parse(JSON.parse(data)));
};
